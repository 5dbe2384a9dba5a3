namespace LocalDynamo.AwsSdk.Mapping;

/// <summary>A table as it is.</summary>
internal static class TableDescriptions
{
    public static Model.TableDescription? Of(Operations.TableDescription? table) => table is null ? null : new()
    {
        TableName = table.TableName,
        TableArn = table.TableArn,
        TableId = table.TableId,
        TableStatus = table.TableStatus.ToSdk(),
        CreationDateTime = Responses.Time(table.CreationDateTime),
        AttributeDefinitions = Schemas.Definitions(table.AttributeDefinitions),
        KeySchema = Schemas.Key(table.KeySchema),
        ItemCount = table.ItemCount,
        TableSizeBytes = table.TableSizeBytes,
        BillingModeSummary = TableSettings.ToSdk(table.BillingModeSummary),
        ProvisionedThroughput = Throughputs.ToSdk(table.ProvisionedThroughput),
        OnDemandThroughput = Throughputs.ToSdk(table.OnDemandThroughput),
        WarmThroughput = Throughputs.ToSdk(table.WarmThroughput),
        TableClassSummary = TableSettings.ToSdk(table.TableClassSummary),
        DeletionProtectionEnabled = table.DeletionProtectionEnabled,
        LocalSecondaryIndexes = Responses.List(table.LocalSecondaryIndexes, Indexes.Local),
        GlobalSecondaryIndexes = Responses.List(table.GlobalSecondaryIndexes, Indexes.Global),
        VectorIndexes = Responses.List(table.VectorIndexes, VectorIndexes.Description),
        StreamSpecification = TableSettings.ToSdk(table.StreamSpecification),
        LatestStreamLabel = table.LatestStreamLabel,
        LatestStreamArn = table.LatestStreamArn,
        GlobalTableVersion = table.GlobalTableVersion,
        Replicas = Responses.List(table.Replicas, Replicas.Description),
        GlobalTableWitnesses = Responses.List(table.GlobalTableWitnesses, Replicas.Witness),
        MultiRegionConsistency = table.MultiRegionConsistency.ToSdk(),
        GlobalTableSettingsReplicationMode = table.GlobalTableSettingsReplicationMode.ToSdk(),
        RestoreSummary = TableSettings.ToSdk(table.RestoreSummary),
        ArchivalSummary = TableSettings.ToSdk(table.ArchivalSummary),
        SSEDescription = TableSettings.ToSdk(table.SSEDescription),
    };
}
