using LocalDynamo.Engine.Indexes;
using LocalDynamo.Operations;
using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Tables;

/// <summary>All that is known of a secondary index but its entries. Immutable; requests come in verified.</summary>
internal sealed partial record IndexDefinition
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    /// <summary>Whether it has a partition key and a capacity of its own.</summary>
    public required bool IsGlobal { get; init; }

    /// <summary>One to four attributes; of a local index the table's.</summary>
    public required KeyPart[] PartitionKey { get; init; }

    /// <summary>None to four attributes; of a local index one.</summary>
    public required KeyPart[] SortKey { get; init; }

    public required IndexProjection Projection { get; init; }

    /// <summary>What is held beside the keys, for <see cref="IndexProjection.Include"/>; in the order of the names, as the service has them.</summary>
    public AttributeName[] NonKeyAttributes { get; init; } = [];

    /// <summary>Of a global index; without meaning for a local one, whose table pays.</summary>
    public ThroughputSettings Throughput { get; init; } = new();

    public IndexPhase Phase { get; init; }

    /// <summary>The key attributes, those of the partition key first.</summary>
    public IEnumerable<KeyPart> KeyParts => PartitionKey.Concat(SortKey);

    /// <summary>What the engine keeps the index by.</summary>
    /// <param name="table">The key of the index's table.</param>
    public IndexSchema ToSchema(KeySchema table) => new(Name, IsGlobal, PartitionKey, SortKey, table, Projection, NonKeyAttributes);

    /// <param name="index">What a CreateTable asks for.</param>
    /// <param name="tableArn">The ARN of the index's table.</param>
    /// <param name="definitions">The types of its key attributes, among others.</param>
    public static IndexDefinition Create(LocalSecondaryIndex index, string tableArn, IReadOnlyList<AttributeDefinition> definitions) =>
        Create(index.IndexName!, isGlobal: false, index.KeySchema!, index.Projection!, tableArn, definitions);

    /// <inheritdoc cref="Create(LocalSecondaryIndex, string, IReadOnlyList{AttributeDefinition})"/>
    public static IndexDefinition Create(GlobalSecondaryIndex index, string tableArn, IReadOnlyList<AttributeDefinition> definitions) =>
        Create(index.IndexName!, isGlobal: true, index.KeySchema!, index.Projection!, tableArn, definitions) with
        {
            Throughput = ThroughputSettings.Create(index.ProvisionedThroughput, index.OnDemandThroughput, index.WarmThroughput),
        };

    /// <param name="index">What an UpdateTable asks for.</param>
    /// <param name="tableArn">The ARN of the index's table.</param>
    /// <param name="definitions">The types of its key attributes, among others.</param>
    public static IndexDefinition Create(
        CreateGlobalSecondaryIndexAction index, string tableArn, IReadOnlyList<AttributeDefinition> definitions) =>
        Create(index.IndexName!, isGlobal: true, index.KeySchema!, index.Projection!, tableArn, definitions) with
        {
            Throughput = ThroughputSettings.Create(index.ProvisionedThroughput, index.OnDemandThroughput, index.WarmThroughput),
            Phase = IndexPhase.Allocating,
        };

    private static IndexDefinition Create(
        string name,
        bool isGlobal,
        List<KeySchemaElement> keySchema,
        Projection projection,
        string tableArn,
        IReadOnlyList<AttributeDefinition> definitions) => new()
        {
            Name = name,
            Arn = $"{tableArn}/index/{name}",
            IsGlobal = isGlobal,
            PartitionKey = PartsOf(keySchema, KeyType.HASH, definitions),
            SortKey = PartsOf(keySchema, KeyType.RANGE, definitions),
            Projection = projection.ProjectionType!.Value.Value switch
            {
                "ALL" => IndexProjection.All,
                "KEYS_ONLY" => IndexProjection.KeysOnly,
                _ => IndexProjection.Include,
            },
            NonKeyAttributes =
                [.. (projection.NonKeyAttributes ?? []).Order(StringComparer.Ordinal).Select(AttributeName.Of)],
        };

    private static KeyPart[] PartsOf(List<KeySchemaElement> elements, KeyType type, IReadOnlyList<AttributeDefinition> definitions) =>
        [.. elements.Where(element => element.KeyType == type).Select(element => TableDefinition.Resolve(element, definitions))];
}
