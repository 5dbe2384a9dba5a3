using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;

namespace LocalDynamo.Server.Wire.Shapes;

/// <summary>What batches read and write, by table.</summary>
internal static class BatchShapes
{
    private static readonly Shape<KeysAndAttributes> Keys = new Shape<KeysAndAttributes>(nameof(KeysAndAttributes), () => new())
        .Both("Keys", Kinds.Items, shape => shape.Keys, (shape, value) => shape with { Keys = value })
        .Both("ProjectionExpression", Kinds.Text, shape => shape.ProjectionExpression, (shape, value) => shape with { ProjectionExpression = value })
        .Both("ExpressionAttributeNames", Kinds.TextsByName, shape => shape.ExpressionAttributeNames, (shape, value) => shape with { ExpressionAttributeNames = value })
        .Both("ConsistentRead", Kinds.Boolean, shape => shape.ConsistentRead, (shape, value) => shape with { ConsistentRead = value })
        .Both("AttributesToGet", Kinds.Texts, shape => shape.AttributesToGet, (shape, value) => shape with { AttributesToGet = value });

    private static readonly Shape<PutRequest> Put = new Shape<PutRequest>(nameof(PutRequest), () => new())
        .Both("Item", Kinds.Item, shape => shape.Item, (shape, value) => shape with { Item = value });

    private static readonly Shape<DeleteRequest> Delete = new Shape<DeleteRequest>(nameof(DeleteRequest), () => new())
        .Both("Key", Kinds.Item, shape => shape.Key, (shape, value) => shape with { Key = value });

    private static readonly Shape<WriteRequest> Write = new Shape<WriteRequest>(nameof(WriteRequest), () => new())
        .Both("PutRequest", Put, shape => shape.PutRequest, (shape, value) => shape with { PutRequest = value })
        .Both("DeleteRequest", Delete, shape => shape.DeleteRequest, (shape, value) => shape with { DeleteRequest = value });

    public static readonly Kind<Dictionary<string, KeysAndAttributes>> KeysByTable = Kinds.MapOf(Keys);

    public static readonly Kind<Dictionary<string, List<Item>>> ItemsByTable = Kinds.MapOf(Kinds.Items);

    public static readonly Kind<Dictionary<string, List<WriteRequest>>> WritesByTable = Kinds.MapOf(Kinds.ListOf(Write));
}
