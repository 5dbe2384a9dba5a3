using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;
using LocalDynamo.Server.Wire.Shapes;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>GetItem on the wire.</summary>
internal static class GetItem
{
    public static readonly Operation Operation = new Operation<GetItemRequest, GetItemResponse>(
        nameof(GetItem),
        new Shape<GetItemRequest>("GetItemInput", () => new())
            .Reads("TableName", Kinds.Text, (request, value) => request.TableName = value)
            .Reads("Key", Kinds.Item, (request, value) => request.Key = value)
            .Reads("ConsistentRead", Kinds.Boolean, (request, value) => request.ConsistentRead = value)
            .Reads("ProjectionExpression", Kinds.Text, (request, value) => request.ProjectionExpression = value)
            .Reads("ExpressionAttributeNames", Kinds.TextsByName, (request, value) => request.ExpressionAttributeNames = value)
            .Reads("ReturnConsumedCapacity", Kinds.Text, (request, value) => request.ReturnConsumedCapacity = value)
            .Reads("AttributesToGet", Kinds.Texts, (request, value) => request.AttributesToGet = value),
        new Shape<GetItemResponse>("GetItemOutput", () => new())
            .Writes("Item", Kinds.Item, response => response.Item)
            .Writes("ConsumedCapacity", Capacities.Consumed, response => response.ConsumedCapacity));
}
