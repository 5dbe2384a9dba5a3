namespace LocalDynamo;

/// <content>Many items at a time.</content>
public sealed partial class Table
{
    /// <summary>Writes any number of items, each in place of whatever had its key.</summary>
    /// <param name="items">The items, each with all key attributes and at most 400 KB; walked over once. One of the same key as one before replaces it.</param>
    /// <returns>How many items were written.</returns>
    /// <exception cref="ValidationException">An item lacks a key attribute, is too large, or breaks another rule.</exception>
    /// <exception cref="ResourceNotFoundException">The table has been deleted.</exception>
    /// <exception cref="ProvisionedThroughputExceededException">The table enforces its throughput, and there is none left.</exception>
    /// <exception cref="TransactionConflictException">A transaction is at work on one of the items.</exception>
    /// <exception cref="DatabaseReadOnlyException">The folder's log takes no more writes, since one has failed; what was written last may be kept or not.</exception>
    /// <remarks>
    /// No unit: each item is a commit of its own, in the order given, and others see them one after another. An error ends the call;
    /// items before the one that failed are written and stay. What it spares is waiting: the call waits once for all of them to be durable,
    /// instead of once for each.
    /// </remarks>
    public int PutMany(IEnumerable<Item> items) => _engine.PutMany(_reader.Table, items);

    /// <summary>Writes any number of items without blocking a thread until they are durable.</summary>
    /// <inheritdoc cref="PutMany"/>
    /// <param name="items">The items, each with all key attributes and at most 400 KB; walked over once, before the call gives back control.</param>
    /// <param name="cancellationToken">Stops between two items, or gives up waiting; what was written stays.</param>
    public ValueTask<int> PutManyAsync(IEnumerable<Item> items, CancellationToken cancellationToken = default) =>
        _engine.PutManyAsync(_reader.Table, items, cancellationToken);

    /// <summary>Deletes any number of items.</summary>
    /// <param name="keys">Their keys; walked over once. Those that do not exist are passed over.</param>
    /// <returns>How many items there were to delete.</returns>
    /// <exception cref="ValidationException">A key is not one of this table's.</exception>
    /// <exception cref="ResourceNotFoundException">The table has been deleted.</exception>
    /// <exception cref="ProvisionedThroughputExceededException">The table enforces its throughput, and there is none left.</exception>
    /// <exception cref="TransactionConflictException">A transaction is at work on one of the items.</exception>
    /// <exception cref="DatabaseReadOnlyException">The folder's log takes no more writes, since one has failed; what was written last may be kept or not.</exception>
    /// <remarks>No unit, as <see cref="PutMany"/> is none: each is a commit of its own, and an error leaves those before it deleted.</remarks>
    public int DeleteMany(IEnumerable<Key> keys) => _engine.DeleteMany(_reader.Table, keys);

    /// <summary>Deletes any number of items without blocking a thread until that is durable.</summary>
    /// <inheritdoc cref="DeleteMany"/>
    /// <param name="keys">Their keys; walked over once, before the call gives back control. Those that do not exist are passed over.</param>
    /// <param name="cancellationToken">Stops between two items, or gives up waiting; what was deleted stays so.</param>
    public ValueTask<int> DeleteManyAsync(IEnumerable<Key> keys, CancellationToken cancellationToken = default) =>
        _engine.DeleteManyAsync(_reader.Table, keys, cancellationToken);

    /// <summary>Reads any number of items.</summary>
    /// <param name="keys">Their keys; the same one may come twice.</param>
    /// <returns>What was found, in the order of the keys; <see langword="null"/> in the place of an item that does not exist.</returns>
    /// <exception cref="ValidationException">A key is not one of this table's.</exception>
    /// <exception cref="ResourceNotFoundException">The table has been deleted.</exception>
    /// <exception cref="ProvisionedThroughputExceededException">The table enforces its throughput, and there is none left.</exception>
    /// <remarks>
    /// Each item is read by itself, in its newest state, so a commit in between may show in some and not in others. A
    /// <see cref="Snapshot"/> shows all of them at one moment.
    /// </remarks>
    public IReadOnlyList<Item?> GetMany(IEnumerable<Key> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return [.. keys.Select(key => _reader.Get(key))];
    }
}
