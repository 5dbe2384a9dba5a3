using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;
using LocalDynamo.Server.Wire.Shapes;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>CreateTable on the wire.</summary>
internal static class CreateTable
{
    public static readonly Operation Operation = new Operation<CreateTableRequest, CreateTableResponse>(
        nameof(CreateTable),
        new Shape<CreateTableRequest>("CreateTableInput", () => new())
            .Reads("TableName", Kinds.Text, (request, value) => request.TableName = value)
            .Reads("AttributeDefinitions", TableShapes.AttributeDefinitions, (request, value) => request.AttributeDefinitions = value)
            .Reads("KeySchema", TableShapes.KeySchema, (request, value) => request.KeySchema = value)
            .Reads("LocalSecondaryIndexes", IndexShapes.Locals, (request, value) => request.LocalSecondaryIndexes = value)
            .Reads("GlobalSecondaryIndexes", IndexShapes.Globals, (request, value) => request.GlobalSecondaryIndexes = value)
            .Reads("BillingMode", Kinds.Text, (request, value) => request.BillingMode = value)
            .Reads("ProvisionedThroughput", Throughputs.Provisioned, (request, value) => request.ProvisionedThroughput = value)
            .Reads("OnDemandThroughput", Throughputs.OnDemand, (request, value) => request.OnDemandThroughput = value)
            .Reads("WarmThroughput", Throughputs.Warm, (request, value) => request.WarmThroughput = value)
            .Reads("TableClass", Kinds.Text, (request, value) => request.TableClass = value)
            .Reads("DeletionProtectionEnabled", Kinds.Boolean, (request, value) => request.DeletionProtectionEnabled = value)
            .Reads("Tags", TableShapes.Tags, (request, value) => request.Tags = value)
            .Reads("StreamSpecification", TableShapes.Stream, (request, value) => request.StreamSpecification = value)
            .Reads("SSESpecification", TableShapes.Encryption, (request, value) => request.SSESpecification = value)
            .Reads("ResourcePolicy", Kinds.Text, (request, value) => request.ResourcePolicy = value)
            .Reads("VectorIndexes", VectorShapes.Indexes, (request, value) => request.VectorIndexes = value)
            .Reads("GlobalTableSourceArn", Kinds.Text, (request, value) => request.GlobalTableSourceArn = value)
            .Reads("GlobalTableSettingsReplicationMode", Kinds.Text, (request, value) => request.GlobalTableSettingsReplicationMode = value),
        new Shape<CreateTableResponse>("CreateTableOutput", () => new())
            .Writes("TableDescription", TableDescriptions.Description, response => response.TableDescription));
}
