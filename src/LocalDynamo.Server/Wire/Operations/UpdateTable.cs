using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;
using LocalDynamo.Server.Wire.Shapes;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>UpdateTable on the wire.</summary>
internal static class UpdateTable
{
    public static readonly Operation Operation = new Operation<UpdateTableRequest, UpdateTableResponse>(
        nameof(UpdateTable),
        new Shape<UpdateTableRequest>("UpdateTableInput", () => new())
            .Reads("TableName", Kinds.Text, (request, value) => request.TableName = value)
            .Reads("AttributeDefinitions", TableShapes.AttributeDefinitions, (request, value) => request.AttributeDefinitions = value)
            .Reads("BillingMode", Kinds.Text, (request, value) => request.BillingMode = value)
            .Reads("ProvisionedThroughput", Throughputs.Provisioned, (request, value) => request.ProvisionedThroughput = value)
            .Reads("OnDemandThroughput", Throughputs.OnDemand, (request, value) => request.OnDemandThroughput = value)
            .Reads("WarmThroughput", Throughputs.Warm, (request, value) => request.WarmThroughput = value)
            .Reads("TableClass", Kinds.Text, (request, value) => request.TableClass = value)
            .Reads("DeletionProtectionEnabled", Kinds.Boolean, (request, value) => request.DeletionProtectionEnabled = value)
            .Reads("GlobalSecondaryIndexUpdates", IndexShapes.GlobalUpdates, (request, value) => request.GlobalSecondaryIndexUpdates = value)
            .Reads("StreamSpecification", TableShapes.Stream, (request, value) => request.StreamSpecification = value)
            .Reads("SSESpecification", TableShapes.Encryption, (request, value) => request.SSESpecification = value)
            .Reads("ReplicaUpdates", ReplicaShapes.Updates, (request, value) => request.ReplicaUpdates = value)
            .Reads("VectorIndexUpdates", VectorShapes.Updates, (request, value) => request.VectorIndexUpdates = value)
            .Reads("MultiRegionConsistency", Kinds.Text, (request, value) => request.MultiRegionConsistency = value)
            .Reads("GlobalTableWitnessUpdates", ReplicaShapes.WitnessUpdates, (request, value) => request.GlobalTableWitnessUpdates = value)
            .Reads("GlobalTableSettingsReplicationMode", Kinds.Text, (request, value) => request.GlobalTableSettingsReplicationMode = value),
        new Shape<UpdateTableResponse>("UpdateTableOutput", () => new())
            .Writes("TableDescription", TableDescriptions.Description, response => response.TableDescription));
}
