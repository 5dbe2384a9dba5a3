using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;

namespace LocalDynamo.Server.Wire.Shapes;

/// <summary>Replicas and witnesses of global tables.</summary>
internal static class ReplicaShapes
{
    public static readonly Shape<ProvisionedThroughputOverride> Provisioned = new Shape<ProvisionedThroughputOverride>(nameof(ProvisionedThroughputOverride), () => new())
        .Both("ReadCapacityUnits", Kinds.Long, shape => shape.ReadCapacityUnits, (shape, value) => shape with { ReadCapacityUnits = value });

    public static readonly Shape<OnDemandThroughputOverride> OnDemand = new Shape<OnDemandThroughputOverride>(nameof(OnDemandThroughputOverride), () => new())
        .Both("MaxReadRequestUnits", Kinds.Long, shape => shape.MaxReadRequestUnits, (shape, value) => shape with { MaxReadRequestUnits = value });

    private static readonly Shape<ReplicaGlobalSecondaryIndex> Index = new Shape<ReplicaGlobalSecondaryIndex>(nameof(ReplicaGlobalSecondaryIndex), () => new())
        .Reads("IndexName", Kinds.Text, (shape, value) => shape with { IndexName = value })
        .Reads("ProvisionedThroughputOverride", Provisioned, (shape, value) => shape with { ProvisionedThroughputOverride = value })
        .Reads("OnDemandThroughputOverride", OnDemand, (shape, value) => shape with { OnDemandThroughputOverride = value });

    private static readonly Shape<CreateReplicationGroupMemberAction> Create = new Shape<CreateReplicationGroupMemberAction>(nameof(CreateReplicationGroupMemberAction), () => new())
        .Reads("RegionName", Kinds.Text, (shape, value) => shape with { RegionName = value })
        .Reads("KMSMasterKeyId", Kinds.Text, (shape, value) => shape with { KMSMasterKeyId = value })
        .Reads("ProvisionedThroughputOverride", Provisioned, (shape, value) => shape with { ProvisionedThroughputOverride = value })
        .Reads("OnDemandThroughputOverride", OnDemand, (shape, value) => shape with { OnDemandThroughputOverride = value })
        .Reads("GlobalSecondaryIndexes", Kinds.ListOf(Index), (shape, value) => shape with { GlobalSecondaryIndexes = value })
        .Reads("TableClassOverride", Kinds.Text, (shape, value) => shape with { TableClassOverride = value });

    private static readonly Shape<UpdateReplicationGroupMemberAction> Update = new Shape<UpdateReplicationGroupMemberAction>(nameof(UpdateReplicationGroupMemberAction), () => new())
        .Reads("RegionName", Kinds.Text, (shape, value) => shape with { RegionName = value })
        .Reads("KMSMasterKeyId", Kinds.Text, (shape, value) => shape with { KMSMasterKeyId = value })
        .Reads("ProvisionedThroughputOverride", Provisioned, (shape, value) => shape with { ProvisionedThroughputOverride = value })
        .Reads("OnDemandThroughputOverride", OnDemand, (shape, value) => shape with { OnDemandThroughputOverride = value })
        .Reads("GlobalSecondaryIndexes", Kinds.ListOf(Index), (shape, value) => shape with { GlobalSecondaryIndexes = value })
        .Reads("TableClassOverride", Kinds.Text, (shape, value) => shape with { TableClassOverride = value });

    private static readonly Shape<DeleteReplicationGroupMemberAction> Delete = new Shape<DeleteReplicationGroupMemberAction>(nameof(DeleteReplicationGroupMemberAction), () => new())
        .Reads("RegionName", Kinds.Text, (shape, value) => shape with { RegionName = value });

    public static readonly Kind<List<ReplicationGroupUpdate>> Updates = Kinds.ListOf(new Shape<ReplicationGroupUpdate>(nameof(ReplicationGroupUpdate), () => new())
        .Reads("Create", Create, (shape, value) => shape with { Create = value })
        .Reads("Update", Update, (shape, value) => shape with { Update = value })
        .Reads("Delete", Delete, (shape, value) => shape with { Delete = value }));

    private static readonly Shape<CreateGlobalTableWitnessGroupMemberAction> CreateWitness = new Shape<CreateGlobalTableWitnessGroupMemberAction>(nameof(CreateGlobalTableWitnessGroupMemberAction), () => new())
        .Reads("RegionName", Kinds.Text, (shape, value) => shape with { RegionName = value });

    private static readonly Shape<DeleteGlobalTableWitnessGroupMemberAction> DeleteWitness = new Shape<DeleteGlobalTableWitnessGroupMemberAction>(nameof(DeleteGlobalTableWitnessGroupMemberAction), () => new())
        .Reads("RegionName", Kinds.Text, (shape, value) => shape with { RegionName = value });

    public static readonly Kind<List<GlobalTableWitnessGroupUpdate>> WitnessUpdates = Kinds.ListOf(new Shape<GlobalTableWitnessGroupUpdate>(nameof(GlobalTableWitnessGroupUpdate), () => new())
        .Reads("Create", CreateWitness, (shape, value) => shape with { Create = value })
        .Reads("Delete", DeleteWitness, (shape, value) => shape with { Delete = value }));
}
