namespace LocalDynamo.AwsSdk.Mapping;

/// <summary>Replicas and witnesses of global tables: changes to them, and those that there are.</summary>
internal static class Replicas
{
    public static Operations.ReplicationGroupUpdate Update(Model.ReplicationGroupUpdate update) => new()
    {
        Create = update.Create is { } create
            ? new()
            {
                RegionName = create.RegionName,
                KMSMasterKeyId = create.KMSMasterKeyId,
                ProvisionedThroughputOverride = ToLibrary(create.ProvisionedThroughputOverride),
                OnDemandThroughputOverride = ToLibrary(create.OnDemandThroughputOverride),
                GlobalSecondaryIndexes = Requests.List(create.GlobalSecondaryIndexes, Index),
                TableClassOverride = create.TableClassOverride.ToLibrary(),
            }
            : null,
        Update = update.Update is { } change
            ? new()
            {
                RegionName = change.RegionName,
                KMSMasterKeyId = change.KMSMasterKeyId,
                ProvisionedThroughputOverride = ToLibrary(change.ProvisionedThroughputOverride),
                OnDemandThroughputOverride = ToLibrary(change.OnDemandThroughputOverride),
                GlobalSecondaryIndexes = Requests.List(change.GlobalSecondaryIndexes, Index),
                TableClassOverride = change.TableClassOverride.ToLibrary(),
            }
            : null,
        Delete = update.Delete is { } delete ? new() { RegionName = delete.RegionName } : null,
    };

    public static Operations.GlobalTableWitnessGroupUpdate Witness(Model.GlobalTableWitnessGroupUpdate update) => new()
    {
        Create = update.Create is { } create ? new() { RegionName = create.RegionName } : null,
        Delete = update.Delete is { } delete ? new() { RegionName = delete.RegionName } : null,
    };

    public static Model.ReplicaDescription Description(Operations.ReplicaDescription replica) => new()
    {
        RegionName = replica.RegionName,
        ReplicaArn = replica.ReplicaArn,
        ReplicaStatus = replica.ReplicaStatus.ToSdk(),
        ReplicaStatusDescription = replica.ReplicaStatusDescription,
        ReplicaStatusPercentProgress = replica.ReplicaStatusPercentProgress,
        KMSMasterKeyId = replica.KMSMasterKeyId,
        ProvisionedThroughputOverride = ToSdk(replica.ProvisionedThroughputOverride),
        OnDemandThroughputOverride = ToSdk(replica.OnDemandThroughputOverride),
        WarmThroughput = Throughputs.ToSdk(replica.WarmThroughput),
        GlobalSecondaryIndexes = Responses.List(replica.GlobalSecondaryIndexes, static index => new Model.ReplicaGlobalSecondaryIndexDescription
        {
            IndexName = index.IndexName,
            ProvisionedThroughputOverride = ToSdk(index.ProvisionedThroughputOverride),
            OnDemandThroughputOverride = ToSdk(index.OnDemandThroughputOverride),
            WarmThroughput = Throughputs.ToSdk(index.WarmThroughput),
        }),
        ReplicaInaccessibleDateTime = Responses.Time(replica.ReplicaInaccessibleDateTime),
        ReplicaTableClassSummary = TableSettings.ToSdk(replica.ReplicaTableClassSummary),
        GlobalTableSettingsReplicationMode = replica.GlobalTableSettingsReplicationMode.ToSdk(),
    };

    public static Model.GlobalTableWitnessDescription Witness(Operations.GlobalTableWitnessDescription witness) => new()
    {
        RegionName = witness.RegionName,
        WitnessStatus = witness.WitnessStatus.ToSdk(),
    };

    private static Operations.ReplicaGlobalSecondaryIndex Index(Model.ReplicaGlobalSecondaryIndex index) => new()
    {
        IndexName = index.IndexName,
        ProvisionedThroughputOverride = ToLibrary(index.ProvisionedThroughputOverride),
        OnDemandThroughputOverride = ToLibrary(index.OnDemandThroughputOverride),
    };

    private static Operations.ProvisionedThroughputOverride? ToLibrary(Model.ProvisionedThroughputOverride? throughput) =>
        throughput is null ? null : new() { ReadCapacityUnits = throughput.ReadCapacityUnits };

    private static Operations.OnDemandThroughputOverride? ToLibrary(Model.OnDemandThroughputOverride? throughput) =>
        throughput is null ? null : new() { MaxReadRequestUnits = throughput.MaxReadRequestUnits };

    private static Model.ProvisionedThroughputOverride? ToSdk(Operations.ProvisionedThroughputOverride? throughput) =>
        throughput is null ? null : new() { ReadCapacityUnits = throughput.ReadCapacityUnits };

    private static Model.OnDemandThroughputOverride? ToSdk(Operations.OnDemandThroughputOverride? throughput) =>
        throughput is null ? null : new() { MaxReadRequestUnits = throughput.MaxReadRequestUnits };
}
