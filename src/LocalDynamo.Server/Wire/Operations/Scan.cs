using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;
using LocalDynamo.Server.Wire.Shapes;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>Scan on the wire.</summary>
internal static class Scan
{
    public static readonly Operation Operation = new Operation<ScanRequest, ScanResponse>(
        nameof(Scan),
        new Shape<ScanRequest>("ScanInput", () => new())
            .Reads("TableName", Kinds.Text, (request, value) => request.TableName = value)
            .Reads("IndexName", Kinds.Text, (request, value) => request.IndexName = value)
            .Reads("FilterExpression", Kinds.Text, (request, value) => request.FilterExpression = value)
            .Reads("ProjectionExpression", Kinds.Text, (request, value) => request.ProjectionExpression = value)
            .Reads("ExpressionAttributeNames", Kinds.TextsByName, (request, value) => request.ExpressionAttributeNames = value)
            .Reads("ExpressionAttributeValues", Kinds.ValuesByName, (request, value) => request.ExpressionAttributeValues = value)
            .Reads("Select", Kinds.Text, (request, value) => request.Select = value)
            .Reads("Limit", Kinds.Integer, (request, value) => request.Limit = value)
            .Reads("ExclusiveStartKey", Kinds.Item, (request, value) => request.ExclusiveStartKey = value)
            .Reads("Segment", Kinds.Integer, (request, value) => request.Segment = value)
            .Reads("TotalSegments", Kinds.Integer, (request, value) => request.TotalSegments = value)
            .Reads("ConsistentRead", Kinds.Boolean, (request, value) => request.ConsistentRead = value)
            .Reads("ReturnConsumedCapacity", Kinds.Text, (request, value) => request.ReturnConsumedCapacity = value)
            .Reads("ScanFilter", LegacyShapes.ConditionsByName, (request, value) => request.ScanFilter = value)
            .Reads("ConditionalOperator", Kinds.Text, (request, value) => request.ConditionalOperator = value)
            .Reads("AttributesToGet", Kinds.Texts, (request, value) => request.AttributesToGet = value),
        new Shape<ScanResponse>("ScanOutput", () => new())
            .Writes("Items", Kinds.Items, response => response.Items)
            .Writes("Count", Kinds.Integer, response => response.Count)
            .Writes("ScannedCount", Kinds.Integer, response => response.ScannedCount)
            .Writes("LastEvaluatedKey", Kinds.Item, response => response.LastEvaluatedKey)
            .Writes("ConsumedCapacity", Capacities.Consumed, response => response.ConsumedCapacity));
}
