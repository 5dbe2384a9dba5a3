using LocalDynamo.Engine.Indexes;
using LocalDynamo.Operations;

namespace LocalDynamo.Engine.Tables;

/// <content>The index as DescribeTable tells it.</content>
internal sealed partial record IndexDefinition
{
    public LocalSecondaryIndexDescription DescribeLocal(TableTotals? totals) => new()
    {
        IndexName = Name,
        IndexArn = Arn,
        KeySchema = ToElements(),
        Projection = DescribeProjection(),
        ItemCount = totals?.ItemCount ?? 0,
        IndexSizeBytes = totals?.SizeBytes ?? 0,
    };

    public GlobalSecondaryIndexDescription DescribeGlobal(TableTotals? totals, DateTimeOffset now)
    {
        var status = Phase switch
        {
            IndexPhase.Active => IndexStatus.ACTIVE,
            IndexPhase.Deleting => IndexStatus.DELETING,
            _ => IndexStatus.CREATING,
        };
        return new GlobalSecondaryIndexDescription
        {
            IndexName = Name,
            IndexArn = Arn,
            IndexStatus = status,
            // Absent but while the index is added to a table (developer guide, "Managing global secondary indexes").
            Backfilling = Phase is IndexPhase.Allocating or IndexPhase.Backfilling ? Phase == IndexPhase.Backfilling : null,
            KeySchema = ToElements(),
            Projection = DescribeProjection(),
            ItemCount = totals?.ItemCount ?? 0,
            IndexSizeBytes = totals?.SizeBytes ?? 0,
            ProvisionedThroughput = Throughput.Describe(now),
            OnDemandThroughput = Throughput.OnDemand,
            WarmThroughput = Throughput.Warm is not { } warm ? null : new GlobalSecondaryIndexWarmThroughputDescription
            {
                ReadUnitsPerSecond = warm.ReadUnitsPerSecond,
                WriteUnitsPerSecond = warm.WriteUnitsPerSecond,
                Status = IndexStatus.ACTIVE,
            },
        };
    }

    private List<KeySchemaElement> ToElements() =>
    [
        .. PartitionKey.Select(static part => new KeySchemaElement(part.Name.Text, KeyType.HASH)),
        .. SortKey.Select(static part => new KeySchemaElement(part.Name.Text, KeyType.RANGE)),
    ];

    private Projection DescribeProjection() => Projection switch
    {
        IndexProjection.All => new Projection { ProjectionType = ProjectionType.ALL },
        IndexProjection.KeysOnly => new Projection { ProjectionType = ProjectionType.KEYS_ONLY },
        _ => new Projection
        {
            ProjectionType = ProjectionType.INCLUDE,
            NonKeyAttributes = [.. NonKeyAttributes.Select(static name => name.Text)],
        },
    };
}
