using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;

namespace LocalDynamo.Server.Wire.Shapes;

/// <summary>Replicas and witnesses as they are described.</summary>
internal static class ReplicaDescriptions
{
    private static readonly Shape<ReplicaGlobalSecondaryIndexDescription> Index = new Shape<ReplicaGlobalSecondaryIndexDescription>(nameof(ReplicaGlobalSecondaryIndexDescription), () => new())
        .Writes("IndexName", Kinds.Text, shape => shape.IndexName)
        .Writes("ProvisionedThroughputOverride", ReplicaShapes.Provisioned, shape => shape.ProvisionedThroughputOverride)
        .Writes("OnDemandThroughputOverride", ReplicaShapes.OnDemand, shape => shape.OnDemandThroughputOverride)
        .Writes("WarmThroughput", Throughputs.IndexWarm, shape => shape.WarmThroughput);

    private static readonly Shape<ReplicaDescription> Replica = new Shape<ReplicaDescription>(nameof(ReplicaDescription), () => new())
        .Writes("RegionName", Kinds.Text, shape => shape.RegionName)
        .Writes("ReplicaArn", Kinds.Text, shape => shape.ReplicaArn)
        .Writes("ReplicaStatus", Kinds.Text, shape => shape.ReplicaStatus?.Value)
        .Writes("ReplicaStatusDescription", Kinds.Text, shape => shape.ReplicaStatusDescription)
        .Writes("ReplicaStatusPercentProgress", Kinds.Text, shape => shape.ReplicaStatusPercentProgress)
        .Writes("KMSMasterKeyId", Kinds.Text, shape => shape.KMSMasterKeyId)
        .Writes("ProvisionedThroughputOverride", ReplicaShapes.Provisioned, shape => shape.ProvisionedThroughputOverride)
        .Writes("OnDemandThroughputOverride", ReplicaShapes.OnDemand, shape => shape.OnDemandThroughputOverride)
        .Writes("WarmThroughput", Throughputs.TableWarm, shape => shape.WarmThroughput)
        .Writes("GlobalSecondaryIndexes", Kinds.ListOf(Index), shape => shape.GlobalSecondaryIndexes)
        .Writes("ReplicaInaccessibleDateTime", Kinds.Time, shape => shape.ReplicaInaccessibleDateTime)
        .Writes("ReplicaTableClassSummary", TableShapes.Class, shape => shape.ReplicaTableClassSummary)
        .Writes("GlobalTableSettingsReplicationMode", Kinds.Text, shape => shape.GlobalTableSettingsReplicationMode?.Value);

    public static readonly Kind<List<ReplicaDescription>> Replicas = Kinds.ListOf(Replica);

    public static readonly Kind<List<GlobalTableWitnessDescription>> Witnesses = Kinds.ListOf(new Shape<GlobalTableWitnessDescription>(nameof(GlobalTableWitnessDescription), () => new())
        .Writes("RegionName", Kinds.Text, shape => shape.RegionName)
        .Writes("WitnessStatus", Kinds.Text, shape => shape.WitnessStatus?.Value));
}
