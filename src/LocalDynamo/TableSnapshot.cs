using LocalDynamo.Engine.Reads;

namespace LocalDynamo;

/// <summary>A table as a <see cref="Snapshot"/> shows it: to read, not to write.</summary>
/// <remarks>Thread safety: any number of threads may read.</remarks>
public sealed class TableSnapshot
{
    private readonly SnapshotTableReader _reader;

    internal TableSnapshot(string name, SnapshotTableReader reader) => (Name, _reader) = (name, reader);

    /// <summary>The table's name.</summary>
    public string Name { get; }

    /// <summary>Reads an item.</summary>
    /// <param name="key">Its key: the partition key's value alone converts by itself.</param>
    /// <returns>The item as it was; <see langword="null"/> if there was none.</returns>
    /// <exception cref="ValidationException">The key is not one of this table's.</exception>
    /// <exception cref="ObjectDisposedException">The snapshot has been disposed of.</exception>
    public Item? Get(Key key) => _reader.Get(key);

    /// <summary>Reads an item of a table with a sort key.</summary>
    /// <param name="partitionKey">The partition key's value.</param>
    /// <param name="sortKey">The sort key's value.</param>
    /// <returns>The item as it was; <see langword="null"/> if there was none.</returns>
    /// <exception cref="ValidationException">The key is not one of this table's.</exception>
    /// <exception cref="ObjectDisposedException">The snapshot has been disposed of.</exception>
    public Item? Get(AttributeValue partitionKey, AttributeValue sortKey) => Get(new Key(partitionKey, sortKey));

    /// <summary>Reads the items of one partition key, in the order of the sort key.</summary>
    /// <param name="partitionKey">The partition key's value.</param>
    /// <param name="sortKey">What the sort key must be; <see langword="null"/> for all.</param>
    /// <returns>A query to refine and to walk over; nothing is read before.</returns>
    public ItemQuery Query(AttributeValue partitionKey, SortKey? sortKey = null) =>
        new(_reader, ItemQuery.OptionsFor(partitionKey, sortKey));

    /// <summary>A secondary index of the table, as it was.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The index, to be read for as long as the snapshot is open.</returns>
    /// <exception cref="ValidationException">The table had no such index, or it was still being filled.</exception>
    /// <exception cref="ObjectDisposedException">The snapshot has been disposed of.</exception>
    public TableIndexSnapshot Index(string name) => new(name, _reader.Index(name));

    /// <summary>Reads all items, partition after partition.</summary>
    /// <returns>A scan to refine and to walk over; nothing is read before.</returns>
    public ItemScan Scan() => new(_reader, new ReadOptions());
}
