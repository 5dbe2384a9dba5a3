using LocalDynamo.Engine.Reads;

namespace LocalDynamo;

/// <summary>A secondary index as a <see cref="Snapshot"/> shows it: exactly the entries of the items that its table has there.</summary>
/// <remarks>Thread safety: any number of threads may read.</remarks>
public sealed class TableIndexSnapshot
{
    private readonly ItemReader _reader;

    internal TableIndexSnapshot(string name, ItemReader reader) => (Name, _reader) = (name, reader);

    /// <summary>The index's name.</summary>
    public string Name { get; }

    /// <summary>Reads the items with one partition key of the index, in the order of its sort key.</summary>
    /// <param name="partitionKey">The partition key's value; <see cref="IndexKey.Of"/> where it has several attributes.</param>
    /// <param name="sortKey">What the sort key must be; <see langword="null"/> for all.</param>
    /// <returns>A query to refine and to walk over; nothing is read before.</returns>
    public ItemQuery Query(IndexKey partitionKey, SortKey? sortKey = null) => new(_reader, ItemQuery.OptionsFor(partitionKey, sortKey));

    /// <summary>Reads all entries, partition after partition.</summary>
    /// <returns>A scan to refine and to walk over; nothing is read before.</returns>
    public ItemScan Scan() => new(_reader, new ReadOptions());
}
