using LocalDynamo.Operations;

namespace LocalDynamo.Engine.Tables;

internal sealed partial record TableDefinition
{
    /// <summary>The table as DescribeTable tells it.</summary>
    /// <param name="status">The state it is in.</param>
    /// <param name="itemCount">How many items it holds.</param>
    /// <param name="sizeBytes">Their size in bytes by the service's rule.</param>
    /// <param name="now">The time of asking, which says whether a decrease was today.</param>
    /// <param name="indexTotals">How many entries an index has and how large they are; null, also in an answer, for none.</param>
    public TableDescription Describe(
        TableStatus status, long itemCount, long sizeBytes, DateTimeOffset now, Func<string, TableTotals?>? indexTotals = null) => new()
        {
            TableName = Name,
            TableArn = Arn,
            TableId = Id.ToString(),
            TableStatus = status,
            CreationDateTime = CreationDateTime,
            AttributeDefinitions = AttributeDefinitions,
            KeySchema = KeySchema.ToElements(),
            ItemCount = itemCount,
            TableSizeBytes = sizeBytes,
            BillingModeSummary = LastUpdateToPayPerRequestDateTime is null ? null : new BillingModeSummary
            {
                BillingMode = BillingMode,
                LastUpdateToPayPerRequestDateTime = LastUpdateToPayPerRequestDateTime,
            },
            ProvisionedThroughput = Throughput.Describe(now),
            OnDemandThroughput = Throughput.OnDemand,
            WarmThroughput = Throughput.Warm is not { } warm ? null : new TableWarmThroughputDescription
            {
                ReadUnitsPerSecond = warm.ReadUnitsPerSecond,
                WriteUnitsPerSecond = warm.WriteUnitsPerSecond,
                Status = TableStatus.ACTIVE,
            },
            TableClassSummary = TableClass is null ? null : new TableClassSummary
            {
                TableClass = TableClass,
                LastUpdateDateTime = LastTableClassUpdateDateTime,
            },
            DeletionProtectionEnabled = DeletionProtectionEnabled,
            LocalSecondaryIndexes = DescribeIndexes(isGlobal: false, index => index.DescribeLocal(indexTotals?.Invoke(index.Name))),
            GlobalSecondaryIndexes = DescribeIndexes(isGlobal: true, index => index.DescribeGlobal(indexTotals?.Invoke(index.Name), now)),
        };

    private List<T>? DescribeIndexes<T>(bool isGlobal, Func<IndexDefinition, T> describe)
    {
        var descriptions = Indexes.Where(index => index.IsGlobal == isGlobal).Select(describe).ToList();
        return descriptions.Count == 0 ? null : descriptions;
    }
}
