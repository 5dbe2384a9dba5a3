using LocalDynamo.Operations;

namespace LocalDynamo.Engine.Tables;

internal sealed partial record TableDefinition
{
    /// <summary>The table as DescribeTable tells it.</summary>
    /// <param name="status">The state it is in.</param>
    /// <param name="itemCount">How many items it holds.</param>
    /// <param name="sizeBytes">Their size in bytes by the service's rule.</param>
    /// <param name="now">The time of asking, which says whether a decrease was today.</param>
    public TableDescription Describe(TableStatus status, long itemCount, long sizeBytes, DateTimeOffset now) => new()
    {
        TableName = Name,
        TableArn = Arn,
        TableId = Id.ToString(),
        TableStatus = status,
        CreationDateTime = CreationDateTime,
        AttributeDefinitions = KeySchema.ToDefinitions(),
        KeySchema = KeySchema.ToElements(),
        ItemCount = itemCount,
        TableSizeBytes = sizeBytes,
        BillingModeSummary = LastUpdateToPayPerRequestDateTime is null ? null : new BillingModeSummary
        {
            BillingMode = BillingMode,
            LastUpdateToPayPerRequestDateTime = LastUpdateToPayPerRequestDateTime,
        },
        ProvisionedThroughput = new ProvisionedThroughputDescription
        {
            ReadCapacityUnits = ReadCapacityUnits,
            WriteCapacityUnits = WriteCapacityUnits,
            LastIncreaseDateTime = LastIncreaseDateTime,
            LastDecreaseDateTime = LastDecreaseDateTime,
            NumberOfDecreasesToday = DecreasesOn(now.UtcDateTime),
        },
        OnDemandThroughput = OnDemandThroughput,
        WarmThroughput = WarmThroughput is null ? null : new TableWarmThroughputDescription
        {
            ReadUnitsPerSecond = WarmThroughput.ReadUnitsPerSecond,
            WriteUnitsPerSecond = WarmThroughput.WriteUnitsPerSecond,
            Status = TableStatus.ACTIVE,
        },
        TableClassSummary = TableClass is null ? null : new TableClassSummary
        {
            TableClass = TableClass,
            LastUpdateDateTime = LastTableClassUpdateDateTime,
        },
        DeletionProtectionEnabled = DeletionProtectionEnabled,
    };
}
