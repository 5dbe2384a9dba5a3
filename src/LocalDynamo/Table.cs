using LocalDynamo.Engine;
using LocalDynamo.Engine.Reads;
using LocalDynamo.Operations;

namespace LocalDynamo;

/// <summary>A table of a <see cref="DynamoDatabase"/>, in the short form for daily use.</summary>
/// <remarks>
/// <para>
/// Everything here can also be said in the service's own words, with all its parameters: <c>database.PutItem(new PutItemRequest { … })</c>
/// and its like in <see cref="LocalDynamo.Operations"/>. Both ways are the same code underneath.
/// </para>
/// <para>Reads take no lock and never wait for a writer. A write is atomic, and durable when it returns, as the database promises.</para>
/// <para>Thread safety: any number of threads may read and write. A <see cref="Table"/> costs nothing to keep.</para>
/// </remarks>
public sealed partial class Table
{
    private readonly EmbeddedEngine _engine;
    private readonly LiveTableReader _reader;

    internal Table(EmbeddedEngine engine, string name)
    {
        _engine = engine;
        _reader = new LiveTableReader(engine, name);
    }

    /// <summary>The table's name.</summary>
    public string Name => _reader.Name;

    /// <summary>What the table is now: keys, state, number of items and size.</summary>
    /// <returns>A description of this moment, which does not change afterwards.</returns>
    /// <exception cref="ResourceNotFoundException">The table has been deleted.</exception>
    public TableDescription Describe() => _engine.DescribeTable(new DescribeTableRequest { TableName = Name }).Table!;

    /// <summary>Reads an item.</summary>
    /// <param name="key">Its key: the partition key's value alone converts by itself, as in <c>table.Get("ada")</c>.</param>
    /// <returns>The item as it is stored, not a copy; <see langword="null"/> if there is none.</returns>
    /// <exception cref="ValidationException">The key is not one of this table's.</exception>
    /// <exception cref="ResourceNotFoundException">The table has been deleted.</exception>
    /// <exception cref="ProvisionedThroughputExceededException">The table enforces its throughput, and there is none left.</exception>
    /// <remarks>Allocates nothing. Sees every write that was acknowledged before.</remarks>
    public Item? Get(Key key) => _reader.Get(key);

    /// <summary>Reads an item of a table with a sort key.</summary>
    /// <param name="partitionKey">The partition key's value.</param>
    /// <param name="sortKey">The sort key's value.</param>
    /// <returns>The item as it is stored, not a copy; <see langword="null"/> if there is none.</returns>
    /// <exception cref="ValidationException">The key is not one of this table's.</exception>
    /// <exception cref="ResourceNotFoundException">The table has been deleted.</exception>
    /// <exception cref="ProvisionedThroughputExceededException">The table enforces its throughput, and there is none left.</exception>
    /// <remarks>Allocates nothing. Sees every write that was acknowledged before.</remarks>
    public Item? Get(AttributeValue partitionKey, AttributeValue sortKey) => Get(new Key(partitionKey, sortKey));

    /// <summary>Reads the items of one partition key, in the order of the sort key.</summary>
    /// <param name="partitionKey">The partition key's value.</param>
    /// <param name="sortKey">What the sort key must be; <see langword="null"/> for all.</param>
    /// <returns>A query to refine and to walk over; nothing is read before.</returns>
    /// <example>
    /// <code>
    /// foreach (var film in films.Query(2013, SortKey.BeginsWith("R")).Filter("info.rating > :r", new() { [":r"] = 8 }))
    ///     Console.WriteLine(film.GetString("title"));
    /// </code>
    /// </example>
    public ItemQuery Query(AttributeValue partitionKey, SortKey? sortKey = null) =>
        new(_reader, ItemQuery.OptionsFor(partitionKey, sortKey));

    /// <summary>Reads all items, partition after partition.</summary>
    /// <returns>A scan to refine and to walk over; nothing is read before.</returns>
    public ItemScan Scan() => new(_reader, new ReadOptions());
}
