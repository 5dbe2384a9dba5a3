using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;

namespace LocalDynamo.Server.Wire.Shapes;

/// <summary>Tables as they are described.</summary>
internal static class TableDescriptions
{
    private static readonly Shape<BillingModeSummary> Billing = new Shape<BillingModeSummary>(nameof(BillingModeSummary), () => new())
        .Writes("BillingMode", Kinds.Text, shape => shape.BillingMode?.Value)
        .Writes("LastUpdateToPayPerRequestDateTime", Kinds.Time, shape => shape.LastUpdateToPayPerRequestDateTime);

    private static readonly Shape<RestoreSummary> Restore = new Shape<RestoreSummary>(nameof(RestoreSummary), () => new())
        .Writes("SourceBackupArn", Kinds.Text, shape => shape.SourceBackupArn)
        .Writes("SourceTableArn", Kinds.Text, shape => shape.SourceTableArn)
        .Writes("RestoreDateTime", Kinds.Time, shape => shape.RestoreDateTime)
        .Writes("RestoreInProgress", Kinds.Boolean, shape => shape.RestoreInProgress);

    private static readonly Shape<ArchivalSummary> Archival = new Shape<ArchivalSummary>(nameof(ArchivalSummary), () => new())
        .Writes("ArchivalDateTime", Kinds.Time, shape => shape.ArchivalDateTime)
        .Writes("ArchivalReason", Kinds.Text, shape => shape.ArchivalReason)
        .Writes("ArchivalBackupArn", Kinds.Text, shape => shape.ArchivalBackupArn);

    private static readonly Shape<SSEDescription> Encryption = new Shape<SSEDescription>(nameof(SSEDescription), () => new())
        .Writes("Status", Kinds.Text, shape => shape.Status?.Value)
        .Writes("SSEType", Kinds.Text, shape => shape.SSEType?.Value)
        .Writes("KMSMasterKeyArn", Kinds.Text, shape => shape.KMSMasterKeyArn)
        .Writes("InaccessibleEncryptionDateTime", Kinds.Time, shape => shape.InaccessibleEncryptionDateTime);

    public static readonly Shape<TableDescription> Description = new Shape<TableDescription>(nameof(TableDescription), () => new())
        .Writes("TableName", Kinds.Text, shape => shape.TableName)
        .Writes("TableArn", Kinds.Text, shape => shape.TableArn)
        .Writes("TableId", Kinds.Text, shape => shape.TableId)
        .Writes("TableStatus", Kinds.Text, shape => shape.TableStatus?.Value)
        .Writes("CreationDateTime", Kinds.Time, shape => shape.CreationDateTime)
        .Writes("AttributeDefinitions", TableShapes.AttributeDefinitions, shape => shape.AttributeDefinitions)
        .Writes("KeySchema", TableShapes.KeySchema, shape => shape.KeySchema)
        .Writes("ItemCount", Kinds.Long, shape => shape.ItemCount)
        .Writes("TableSizeBytes", Kinds.Long, shape => shape.TableSizeBytes)
        .Writes("BillingModeSummary", Billing, shape => shape.BillingModeSummary)
        .Writes("ProvisionedThroughput", Throughputs.ProvisionedDescription, shape => shape.ProvisionedThroughput)
        .Writes("OnDemandThroughput", Throughputs.OnDemand, shape => shape.OnDemandThroughput)
        .Writes("WarmThroughput", Throughputs.TableWarm, shape => shape.WarmThroughput)
        .Writes("TableClassSummary", TableShapes.Class, shape => shape.TableClassSummary)
        .Writes("DeletionProtectionEnabled", Kinds.Boolean, shape => shape.DeletionProtectionEnabled)
        .Writes("LocalSecondaryIndexes", IndexDescriptions.Locals, shape => shape.LocalSecondaryIndexes)
        .Writes("GlobalSecondaryIndexes", IndexDescriptions.Globals, shape => shape.GlobalSecondaryIndexes)
        .Writes("VectorIndexes", VectorShapes.Descriptions, shape => shape.VectorIndexes)
        .Writes("StreamSpecification", TableShapes.Stream, shape => shape.StreamSpecification)
        .Writes("LatestStreamLabel", Kinds.Text, shape => shape.LatestStreamLabel)
        .Writes("LatestStreamArn", Kinds.Text, shape => shape.LatestStreamArn)
        .Writes("GlobalTableVersion", Kinds.Text, shape => shape.GlobalTableVersion)
        .Writes("Replicas", ReplicaDescriptions.Replicas, shape => shape.Replicas)
        .Writes("GlobalTableWitnesses", ReplicaDescriptions.Witnesses, shape => shape.GlobalTableWitnesses)
        .Writes("MultiRegionConsistency", Kinds.Text, shape => shape.MultiRegionConsistency?.Value)
        .Writes("GlobalTableSettingsReplicationMode", Kinds.Text, shape => shape.GlobalTableSettingsReplicationMode?.Value)
        .Writes("RestoreSummary", Restore, shape => shape.RestoreSummary)
        .Writes("ArchivalSummary", Archival, shape => shape.ArchivalSummary)
        .Writes("SSEDescription", Encryption, shape => shape.SSEDescription);
}
