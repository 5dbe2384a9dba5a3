using LocalDynamo.Engine.Reads;

namespace LocalDynamo;

/// <summary>A secondary index of a <see cref="Table"/>, to read from. Made by <see cref="Table.Index"/>.</summary>
/// <remarks>
/// <para>
/// An index changes in the same commit as the items it shows, so by default it is as current as its table. With
/// <see cref="DynamoDatabaseOptions.EventualConsistency"/> a global index lags, as in the service.
/// </para>
/// <para>Thread safety: any number of threads may read. A <see cref="TableIndex"/> costs nothing to keep: it goes by the names.</para>
/// </remarks>
public sealed class TableIndex
{
    private readonly Table _table;
    private readonly LiveIndexReader _reader;

    internal TableIndex(Table table, LiveIndexReader reader, string name) => (_table, _reader, Name) = (table, reader, name);

    /// <summary>The index's name.</summary>
    public string Name { get; }

    /// <summary>What the index is now: key, state, number of entries and size.</summary>
    /// <returns>A description of this moment, which does not change afterwards.</returns>
    /// <exception cref="ResourceNotFoundException">The table has been deleted.</exception>
    /// <exception cref="ValidationException">The index has been deleted.</exception>
    public TableIndexDescription Describe() =>
        TableIndexDescription.Of(_table.Describe(), Name) ?? throw IndexReadRules.NoSuchIndex(Name);

    /// <summary>Reads the items with one partition key of the index, in the order of its sort key.</summary>
    /// <param name="partitionKey">The partition key's value; <see cref="IndexKey.Of"/> where it has several attributes.</param>
    /// <param name="sortKey">What the sort key must be; <see langword="null"/> for all.</param>
    /// <returns>
    /// A query to refine and to walk over; nothing is read before. It gives what the index holds of each item; of a local index
    /// <see cref="ItemSequence{TSelf}.AllAttributes"/> and a projection give the rest too.
    /// </returns>
    /// <example>
    /// <code>
    /// foreach (var order in table.Index("ByStatus").Query("open", SortKey.GreaterThan(20260101)))
    ///     Console.WriteLine(order.GetString("OrderId"));
    /// </code>
    /// </example>
    public ItemQuery Query(IndexKey partitionKey, SortKey? sortKey = null) => new(_reader, ItemQuery.OptionsFor(partitionKey, sortKey));

    /// <summary>Reads all entries, partition after partition.</summary>
    /// <returns>A scan to refine and to walk over; nothing is read before.</returns>
    public ItemScan Scan() => new(_reader, new ReadOptions());
}
