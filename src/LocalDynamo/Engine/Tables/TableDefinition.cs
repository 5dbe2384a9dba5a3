using LocalDynamo.Operations;
using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Tables;

/// <summary>
/// All that is known of a table but its items: made from a CreateTable, changed by an UpdateTable, told by a DescribeTable. Immutable;
/// requests come in verified (<see cref="Validation.RequestRules"/>).
/// </summary>
internal sealed partial record TableDefinition
{
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

    /// <summary>Read units a second; 0 in PAY_PER_REQUEST mode.</summary>
    public long ReadCapacityUnits { get; init; }

    /// <summary>Write units a second; 0 in PAY_PER_REQUEST mode.</summary>
    public long WriteCapacityUnits { get; init; }

    public DateTime? LastIncreaseDateTime { get; init; }

    public DateTime? LastDecreaseDateTime { get; init; }

    /// <summary>How often capacity was lowered on the UTC day of <see cref="LastDecreaseDateTime"/>.</summary>
    public int DecreasesThatDay { get; init; }

    /// <summary>Upper bounds on capacity, without -1, which means none; <see langword="null"/> where none are set.</summary>
    public OnDemandThroughput? OnDemandThroughput { get; init; }

    public WarmThroughput? WarmThroughput { get; init; }

    /// <summary><see langword="null"/> where none was ever set, which is STANDARD.</summary>
    public TableClass? TableClass { get; init; }

    public DateTime? LastTableClassUpdateDateTime { get; init; }

    public bool DeletionProtectionEnabled { get; init; }

    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>Makes the table that a request describes.</summary>
    /// <param name="request">A verified request.</param>
    /// <param name="region">The region in the table's ARN, such as <c>us-east-1</c>.</param>
    /// <param name="id">The table's identifier.</param>
    /// <param name="hashSeed">The seed of the hash of partition keys.</param>
    /// <param name="now">The time of creation.</param>
    public static TableDefinition Create(CreateTableRequest request, string region, Guid id, long hashSeed, DateTimeOffset now)
    {
        var time = ToWireTime(now);
        var isOnDemand = request.BillingMode == BillingMode.PAY_PER_REQUEST;
        return new TableDefinition
        {
            Name = request.TableName!,
            Arn = TableNames.ToArn(request.TableName!, region),
            Id = id,
            CreationDateTime = time,
            HashSeed = hashSeed,
            KeySchema = ToKeySchema(request.KeySchema!, request.AttributeDefinitions!),
            BillingMode = isOnDemand ? BillingMode.PAY_PER_REQUEST : BillingMode.PROVISIONED,
            LastUpdateToPayPerRequestDateTime = isOnDemand ? time : null,
            ReadCapacityUnits = request.ProvisionedThroughput?.ReadCapacityUnits ?? 0,
            WriteCapacityUnits = request.ProvisionedThroughput?.WriteCapacityUnits ?? 0,
            OnDemandThroughput = WithoutUnbounded(request.OnDemandThroughput),
            WarmThroughput = request.WarmThroughput,
            TableClass = request.TableClass,
            DeletionProtectionEnabled = request.DeletionProtectionEnabled ?? false,
            Tags = request.Tags is null ? [] : [.. request.Tags],
        };
    }

    private static KeySchema ToKeySchema(List<KeySchemaElement> elements, List<AttributeDefinition> definitions)
    {
        var (partitionKey, partitionKeyType) = Resolve(elements[0], definitions);
        if (elements.Count == 1)
            return new KeySchema(partitionKey, partitionKeyType);

        var (sortKey, sortKeyType) = Resolve(elements[1], definitions);
        return new KeySchema(partitionKey, partitionKeyType, sortKey, sortKeyType);
    }

    private static (AttributeName Name, AttributeType Type) Resolve(KeySchemaElement element, List<AttributeDefinition> definitions)
    {
        var definition = definitions.Find(candidate => candidate.AttributeName == element.AttributeName)!;
        return (AttributeName.Of(element.AttributeName!), Enum.Parse<AttributeType>(definition.AttributeType!.Value.Value));
    }

    private static OnDemandThroughput? WithoutUnbounded(OnDemandThroughput? throughput)
    {
        if (throughput is null)
            return null;

        var read = throughput.MaxReadRequestUnits is > 0 ? throughput.MaxReadRequestUnits : null;
        var write = throughput.MaxWriteRequestUnits is > 0 ? throughput.MaxWriteRequestUnits : null;
        return read is null && write is null
            ? null
            : new OnDemandThroughput { MaxReadRequestUnits = read, MaxWriteRequestUnits = write };
    }

    private static DateTime ToWireTime(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
}
