using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;

namespace LocalDynamo.Server.Wire.Shapes;

/// <summary>What tables are made of.</summary>
internal static class TableShapes
{
    public static readonly Kind<List<AttributeDefinition>> AttributeDefinitions = Kinds.ListOf(new Shape<AttributeDefinition>(nameof(AttributeDefinition), () => new())
        .Both("AttributeName", Kinds.Text, shape => shape.AttributeName, (shape, value) => shape with { AttributeName = value })
        .Both("AttributeType", Kinds.Text, shape => shape.AttributeType?.Value, (shape, value) => shape with { AttributeType = value }));

    public static readonly Kind<List<KeySchemaElement>> KeySchema = Kinds.ListOf(new Shape<KeySchemaElement>(nameof(KeySchemaElement), () => new())
        .Both("AttributeName", Kinds.Text, shape => shape.AttributeName, (shape, value) => shape with { AttributeName = value })
        .Both("KeyType", Kinds.Text, shape => shape.KeyType?.Value, (shape, value) => shape with { KeyType = value }));

    public static readonly Kind<List<Tag>> Tags = Kinds.ListOf(new Shape<Tag>(nameof(Tag), () => new())
        .Both("Key", Kinds.Text, shape => shape.Key, (shape, value) => shape with { Key = value })
        .Both("Value", Kinds.Text, shape => shape.Value, (shape, value) => shape with { Value = value }));

    public static readonly Shape<StreamSpecification> Stream = new Shape<StreamSpecification>(nameof(StreamSpecification), () => new())
        .Both("StreamEnabled", Kinds.Boolean, shape => shape.StreamEnabled, (shape, value) => shape with { StreamEnabled = value })
        .Both("StreamViewType", Kinds.Text, shape => shape.StreamViewType?.Value, (shape, value) => shape with { StreamViewType = value });

    public static readonly Shape<SSESpecification> Encryption = new Shape<SSESpecification>(nameof(SSESpecification), () => new())
        .Reads("Enabled", Kinds.Boolean, (shape, value) => shape with { Enabled = value })
        .Reads("SSEType", Kinds.Text, (shape, value) => shape with { SSEType = value })
        .Reads("KMSMasterKeyId", Kinds.Text, (shape, value) => shape with { KMSMasterKeyId = value });

    public static readonly Shape<TableClassSummary> Class = new Shape<TableClassSummary>(nameof(TableClassSummary), () => new())
        .Writes("TableClass", Kinds.Text, shape => shape.TableClass?.Value)
        .Writes("LastUpdateDateTime", Kinds.Time, shape => shape.LastUpdateDateTime);
}
