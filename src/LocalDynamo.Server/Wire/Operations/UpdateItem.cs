using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;
using LocalDynamo.Server.Wire.Shapes;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>UpdateItem on the wire.</summary>
internal static class UpdateItem
{
    public static readonly Operation Operation = new Operation<UpdateItemRequest, UpdateItemResponse>(
        nameof(UpdateItem),
        new Shape<UpdateItemRequest>("UpdateItemInput", () => new())
            .Reads("TableName", Kinds.Text, (request, value) => request.TableName = value)
            .Reads("Key", Kinds.Item, (request, value) => request.Key = value)
            .Reads("UpdateExpression", Kinds.Text, (request, value) => request.UpdateExpression = value)
            .Reads("ConditionExpression", Kinds.Text, (request, value) => request.ConditionExpression = value)
            .Reads("ExpressionAttributeNames", Kinds.TextsByName, (request, value) => request.ExpressionAttributeNames = value)
            .Reads("ExpressionAttributeValues", Kinds.ValuesByName, (request, value) => request.ExpressionAttributeValues = value)
            .Reads("ReturnValues", Kinds.Text, (request, value) => request.ReturnValues = value)
            .Reads("ReturnValuesOnConditionCheckFailure", Kinds.Text, (request, value) => request.ReturnValuesOnConditionCheckFailure = value)
            .Reads("ReturnConsumedCapacity", Kinds.Text, (request, value) => request.ReturnConsumedCapacity = value)
            .Reads("ReturnItemCollectionMetrics", Kinds.Text, (request, value) => request.ReturnItemCollectionMetrics = value)
            .Reads("AttributeUpdates", LegacyShapes.UpdatesByName, (request, value) => request.AttributeUpdates = value)
            .Reads("Expected", LegacyShapes.ExpectedByName, (request, value) => request.Expected = value)
            .Reads("ConditionalOperator", Kinds.Text, (request, value) => request.ConditionalOperator = value),
        new Shape<UpdateItemResponse>("UpdateItemOutput", () => new())
            .Writes("Attributes", Kinds.Item, response => response.Attributes)
            .Writes("ConsumedCapacity", Capacities.Consumed, response => response.ConsumedCapacity)
            .Writes("ItemCollectionMetrics", Capacities.ItemCollection, response => response.ItemCollectionMetrics));
}
