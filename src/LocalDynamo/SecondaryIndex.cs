using LocalDynamo.Operations;

namespace LocalDynamo;

/// <summary>An index to be made: its name, its key, and what it holds of the items beside the keys.</summary>
/// <remarks>
/// <para>
/// A global index has a key of its own, of one to four attributes for the partition key and none to four for the sort key. A local one
/// has the table's partition key and a sort key of its own; it can only be made together with its table.
/// </para>
/// <para>An item is in an index if it has all the key attributes of the index.</para>
/// </remarks>
/// <example>
/// <code>
/// var orders = database.CreateTable("Orders", "Customer", "OrderId",
///     SecondaryIndex.Global("ByStatus", "Status", ("Placed", ScalarAttributeType.N)),
///     SecondaryIndex.Local("ByTotal", ("Total", ScalarAttributeType.N)).KeysOnly());
/// </code>
/// </example>
public sealed record SecondaryIndex
{
    private SecondaryIndex(string name, KeyAttribute[] partitionKey, KeyAttribute[] sortKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        (Name, PartitionKey, SortKey) = (name, partitionKey, sortKey);
    }

    /// <summary>The index's name: 3 to 255 characters of a-z, A-Z, 0-9, _, - and dot.</summary>
    public string Name { get; }

    /// <summary>Whether the index has a partition key of its own.</summary>
    public bool IsGlobal => PartitionKey.Count > 0;

    /// <summary>The attributes of the partition key; empty for a local index, which has the table's.</summary>
    public IReadOnlyList<KeyAttribute> PartitionKey { get; }

    /// <summary>The attributes of the sort key.</summary>
    public IReadOnlyList<KeyAttribute> SortKey { get; }

    /// <summary>What the index holds of each item beside the key attributes of index and table.</summary>
    /// <value>Everything by default.</value>
    public Projection Projection { get; init; } = new() { ProjectionType = ProjectionType.ALL };

    /// <summary>A global index.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="partitionKey">Its partition key; a name alone makes it a string.</param>
    /// <param name="sortKey">Its sort key: none, or up to four attributes.</param>
    /// <returns>The index, holding whole items.</returns>
    public static SecondaryIndex Global(string name, KeyAttribute partitionKey, params KeyAttribute[] sortKey) =>
        new(name, [partitionKey], sortKey);

    /// <summary>A global index with a partition key of several attributes.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="partitionKey">Its partition key: up to four attributes.</param>
    /// <param name="sortKey">Its sort key: none, or up to four attributes.</param>
    /// <returns>The index, holding whole items.</returns>
    public static SecondaryIndex Global(string name, KeyAttribute[] partitionKey, params KeyAttribute[] sortKey)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentOutOfRangeException.ThrowIfZero(partitionKey.Length);
        return new(name, partitionKey, sortKey);
    }

    /// <summary>A local index.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="sortKey">Its sort key; a name alone makes it a string.</param>
    /// <returns>The index, holding whole items.</returns>
    public static SecondaryIndex Local(string name, KeyAttribute sortKey) => new(name, [], [sortKey]);

    /// <summary>The index, holding nothing but the key attributes of index and table.</summary>
    public SecondaryIndex KeysOnly() => this with { Projection = new Projection { ProjectionType = ProjectionType.KEYS_ONLY } };

    /// <summary>The index, holding some attributes beside the keys.</summary>
    /// <param name="attributes">Their names.</param>
    public SecondaryIndex Including(params string[] attributes) =>
        this with { Projection = new Projection { ProjectionType = ProjectionType.INCLUDE, NonKeyAttributes = [.. attributes] } };

    internal GlobalSecondaryIndex ToGlobal() => new() { IndexName = Name, KeySchema = KeySchema(PartitionKey), Projection = Projection };

    internal LocalSecondaryIndex ToLocal(KeyAttribute tablePartitionKey) =>
        new() { IndexName = Name, KeySchema = KeySchema([tablePartitionKey]), Projection = Projection };

    internal CreateGlobalSecondaryIndexAction ToCreateAction() =>
        new() { IndexName = Name, KeySchema = KeySchema(PartitionKey), Projection = Projection };

    /// <summary>The definitions of all attributes that are in a key, each once.</summary>
    internal static List<AttributeDefinition> DefinitionsOf(IEnumerable<KeyAttribute> keys, IEnumerable<SecondaryIndex> indexes) =>
    [
        .. keys.Concat(indexes.SelectMany(index => index.PartitionKey.Concat(index.SortKey)))
            .Distinct()
            .Select(key => new AttributeDefinition(key.Name, key.Type)),
    ];

    private List<KeySchemaElement> KeySchema(IEnumerable<KeyAttribute> partitionKey) =>
    [
        .. partitionKey.Select(key => new KeySchemaElement(key.Name, KeyType.HASH)),
        .. SortKey.Select(key => new KeySchemaElement(key.Name, KeyType.RANGE)),
    ];
}
