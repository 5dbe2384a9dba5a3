using LocalDynamo.Engine.Reads;

namespace LocalDynamo;

/// <summary>A secondary index in a <see cref="Transaction"/>. Made by <see cref="TransactionTable.Index"/>.</summary>
/// <remarks>
/// It shows the items that the transaction sees, its own writes among them, and lags never, whatever the database's options say.
/// Thread safety: for one thread at a time, with all else of the transaction.
/// </remarks>
public sealed class TransactionIndex
{
    private readonly ItemReader _reader;

    internal TransactionIndex(string name, ItemReader reader) => (Name, _reader) = (name, reader);

    /// <summary>The index's name.</summary>
    public string Name { get; }

    /// <summary>Reads the items with one partition key of the index, in the order of its sort key.</summary>
    /// <param name="partitionKey">The partition key's value; <see cref="IndexKey.Of"/> where it has several attributes.</param>
    /// <param name="sortKey">What the sort key must be; <see langword="null"/> for all.</param>
    /// <returns>A query to refine and to walk over; nothing is read before. What is written during the walk shows from the next page on.</returns>
    public ItemQuery Query(IndexKey partitionKey, SortKey? sortKey = null) => new(_reader, ItemQuery.OptionsFor(partitionKey, sortKey));

    /// <summary>Reads all entries, partition after partition.</summary>
    /// <returns>A scan to refine and to walk over; nothing is read before. What is written during the walk shows from the next page on.</returns>
    public ItemScan Scan() => new(_reader, new ReadOptions());
}
