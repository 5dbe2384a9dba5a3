using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;
using LocalDynamo.Server.Wire.Shapes;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>DeleteItem on the wire.</summary>
internal static class DeleteItem
{
    public static readonly Operation Operation = new Operation<DeleteItemRequest, DeleteItemResponse>(
        nameof(DeleteItem),
        new Shape<DeleteItemRequest>("DeleteItemInput", () => new())
            .Reads("TableName", Kinds.Text, (request, value) => request.TableName = value)
            .Reads("Key", Kinds.Item, (request, value) => request.Key = value)
            .Reads("ConditionExpression", Kinds.Text, (request, value) => request.ConditionExpression = value)
            .Reads("ExpressionAttributeNames", Kinds.TextsByName, (request, value) => request.ExpressionAttributeNames = value)
            .Reads("ExpressionAttributeValues", Kinds.ValuesByName, (request, value) => request.ExpressionAttributeValues = value)
            .Reads("ReturnValues", Kinds.Text, (request, value) => request.ReturnValues = value)
            .Reads("ReturnValuesOnConditionCheckFailure", Kinds.Text, (request, value) => request.ReturnValuesOnConditionCheckFailure = value)
            .Reads("ReturnConsumedCapacity", Kinds.Text, (request, value) => request.ReturnConsumedCapacity = value)
            .Reads("ReturnItemCollectionMetrics", Kinds.Text, (request, value) => request.ReturnItemCollectionMetrics = value)
            .Reads("Expected", LegacyShapes.ExpectedByName, (request, value) => request.Expected = value)
            .Reads("ConditionalOperator", Kinds.Text, (request, value) => request.ConditionalOperator = value),
        new Shape<DeleteItemResponse>("DeleteItemOutput", () => new())
            .Writes("Attributes", Kinds.Item, response => response.Attributes)
            .Writes("ConsumedCapacity", Capacities.Consumed, response => response.ConsumedCapacity)
            .Writes("ItemCollectionMetrics", Capacities.ItemCollection, response => response.ItemCollectionMetrics));
}
