using LocalDynamo.Engine.Validation;
using LocalDynamo.Operations;
using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Tables;

/// <summary>
/// All that is known of a table and its indexes but their items: made from a CreateTable, changed by an UpdateTable, told by a DescribeTable. Immutable;
/// requests come in verified (<see cref="Validation.RequestRules"/>).
/// </summary>
internal sealed partial record TableDefinition
{
    private readonly IReadOnlyList<IndexDefinition> _indexes = [];

    public required string Name { get; init; }

    public required string Arn { get; init; }

    /// <summary>No other table has it, neither one deleted before nor one made later under the same name.</summary>
    public required Guid Id { get; init; }

    /// <summary>In UTC, to the millisecond, which is what the wire carries.</summary>
    public required DateTime CreationDateTime { get; init; }

    public required KeySchema KeySchema { get; init; }

    /// <summary>The seed of the hash of partition keys: scans go in its order, so a table keeps it for life.</summary>
    public required long HashSeed { get; init; }

    public required BillingMode BillingMode { get; init; }

    /// <summary>When the table last became PAY_PER_REQUEST, in UTC; <see langword="null"/> if it never was.</summary>
    public DateTime? LastUpdateToPayPerRequestDateTime { get; init; }

    public required ThroughputSettings Throughput { get; init; }

    /// <summary><see langword="null"/> where none was ever set, which is STANDARD.</summary>
    public TableClass? TableClass { get; init; }

    public DateTime? LastTableClassUpdateDateTime { get; init; }

    public bool DeletionProtectionEnabled { get; init; }

    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>The secondary indexes: the local ones, then the global ones in the order in which they were made.</summary>
    /// <remarks>An initialiser sets them after <see cref="KeySchema"/>.</remarks>
    public IReadOnlyList<IndexDefinition> Indexes
    {
        get => _indexes;
        init => (_indexes, IndexKeys) = (value, IndexKeyRules.Of(value, KeySchema));
    }

    /// <summary>What the indexes ask of items.</summary>
    public IndexKeyRules IndexKeys { get; private init; } = IndexKeyRules.None;

    /// <summary>Makes the table that a request describes.</summary>
    /// <param name="request">A verified request.</param>
    /// <param name="region">The region in the table's ARN, such as <c>us-east-1</c>.</param>
    /// <param name="id">The table's identifier.</param>
    /// <param name="hashSeed">The seed of the hash of partition keys.</param>
    /// <param name="now">The time of creation.</param>
    public static TableDefinition Create(CreateTableRequest request, string region, Guid id, long hashSeed, DateTimeOffset now)
    {
        var time = ToWireTime(now);
        var arn = TableNames.ToArn(request.TableName!, region);
        var isOnDemand = request.BillingMode == BillingMode.PAY_PER_REQUEST;
        return new TableDefinition
        {
            Name = request.TableName!,
            Arn = arn,
            Id = id,
            CreationDateTime = time,
            HashSeed = hashSeed,
            KeySchema = ToKeySchema(request.KeySchema!, request.AttributeDefinitions!),
            BillingMode = isOnDemand ? BillingMode.PAY_PER_REQUEST : BillingMode.PROVISIONED,
            LastUpdateToPayPerRequestDateTime = isOnDemand ? time : null,
            Throughput = ThroughputSettings.Create(
                request.ProvisionedThroughput, request.OnDemandThroughput, request.WarmThroughput),
            TableClass = request.TableClass,
            DeletionProtectionEnabled = request.DeletionProtectionEnabled ?? false,
            Tags = request.Tags is null ? [] : [.. request.Tags],
            Indexes = IndexesOf(request, arn),
        };
    }

    /// <summary>A key attribute with the type that the definitions give it.</summary>
    public static KeyPart Resolve(KeySchemaElement element, IReadOnlyList<AttributeDefinition> definitions)
    {
        var definition = definitions.First(candidate => candidate.AttributeName == element.AttributeName);
        return new KeyPart(AttributeName.Of(element.AttributeName!), Enum.Parse<AttributeType>(definition.AttributeType!.Value.Value));
    }

    private static IndexDefinition[] IndexesOf(CreateTableRequest request, string arn) =>
    [
        .. (request.LocalSecondaryIndexes ?? []).Select(index => IndexDefinition.Create(index, arn, request.AttributeDefinitions!)),
        .. (request.GlobalSecondaryIndexes ?? []).Select(index => IndexDefinition.Create(index, arn, request.AttributeDefinitions!)),
    ];

    private static KeySchema ToKeySchema(List<KeySchemaElement> elements, List<AttributeDefinition> definitions)
    {
        var partitionKey = Resolve(elements[0], definitions);
        if (elements.Count == 1)
            return new KeySchema(partitionKey.Name, partitionKey.Type);

        var sortKey = Resolve(elements[1], definitions);
        return new KeySchema(partitionKey.Name, partitionKey.Type, sortKey.Name, sortKey.Type);
    }

    private static DateTime ToWireTime(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
}
