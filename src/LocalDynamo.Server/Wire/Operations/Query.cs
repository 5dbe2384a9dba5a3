using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;
using LocalDynamo.Server.Wire.Shapes;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>Query on the wire.</summary>
internal static class Query
{
    public static readonly Operation Operation = new Operation<QueryRequest, QueryResponse>(
        nameof(Query),
        new Shape<QueryRequest>("QueryInput", () => new())
            .Reads("TableName", Kinds.Text, (request, value) => request.TableName = value)
            .Reads("IndexName", Kinds.Text, (request, value) => request.IndexName = value)
            .Reads("KeyConditionExpression", Kinds.Text, (request, value) => request.KeyConditionExpression = value)
            .Reads("FilterExpression", Kinds.Text, (request, value) => request.FilterExpression = value)
            .Reads("ProjectionExpression", Kinds.Text, (request, value) => request.ProjectionExpression = value)
            .Reads("ExpressionAttributeNames", Kinds.TextsByName, (request, value) => request.ExpressionAttributeNames = value)
            .Reads("ExpressionAttributeValues", Kinds.ValuesByName, (request, value) => request.ExpressionAttributeValues = value)
            .Reads("Select", Kinds.Text, (request, value) => request.Select = value)
            .Reads("Limit", Kinds.Integer, (request, value) => request.Limit = value)
            .Reads("ExclusiveStartKey", Kinds.Item, (request, value) => request.ExclusiveStartKey = value)
            .Reads("ScanIndexForward", Kinds.Boolean, (request, value) => request.ScanIndexForward = value)
            .Reads("ConsistentRead", Kinds.Boolean, (request, value) => request.ConsistentRead = value)
            .Reads("ReturnConsumedCapacity", Kinds.Text, (request, value) => request.ReturnConsumedCapacity = value)
            .Reads("KeyConditions", LegacyShapes.ConditionsByName, (request, value) => request.KeyConditions = value)
            .Reads("QueryFilter", LegacyShapes.ConditionsByName, (request, value) => request.QueryFilter = value)
            .Reads("ConditionalOperator", Kinds.Text, (request, value) => request.ConditionalOperator = value)
            .Reads("AttributesToGet", Kinds.Texts, (request, value) => request.AttributesToGet = value),
        new Shape<QueryResponse>("QueryOutput", () => new())
            .Writes("Items", Kinds.Items, response => response.Items)
            .Writes("Count", Kinds.Integer, response => response.Count)
            .Writes("ScannedCount", Kinds.Integer, response => response.ScannedCount)
            .Writes("LastEvaluatedKey", Kinds.Item, response => response.LastEvaluatedKey)
            .Writes("ConsumedCapacity", Capacities.Consumed, response => response.ConsumedCapacity));
}
