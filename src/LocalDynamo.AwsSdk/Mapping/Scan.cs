using LocalDynamo.AwsSdk.Values;

namespace LocalDynamo.AwsSdk.Mapping;

internal static class Scan
{
    public static readonly Operation<Model.ScanRequest, Operations.ScanRequest, Operations.ScanResponse, Model.ScanResponse>
        Operation = new(Request, Response);

    private static Operations.ScanRequest Request(Model.ScanRequest request) => new()
    {
        TableName = request.TableName,
        IndexName = request.IndexName,
        FilterExpression = request.FilterExpression,
        ProjectionExpression = request.ProjectionExpression,
        ExpressionAttributeNames = Requests.Dictionary(request.ExpressionAttributeNames),
        ExpressionAttributeValues = RequestValues.Values(request.ExpressionAttributeValues),
        Select = request.Select.ToLibrary(),
        Limit = request.Limit,
        ExclusiveStartKey = RequestValues.Item(request.ExclusiveStartKey),
        Segment = request.Segment,
        TotalSegments = request.TotalSegments,
        ConsistentRead = request.ConsistentRead,
        ReturnConsumedCapacity = request.ReturnConsumedCapacity.ToLibrary(),
        ScanFilter = LegacyConditions.Conditions(request.ScanFilter),
        ConditionalOperator = request.ConditionalOperator.ToLibrary(),
        AttributesToGet = Requests.List(request.AttributesToGet),
    };

    private static Model.ScanResponse Response(Operations.ScanResponse response) => new()
    {
        Items = ResponseValues.ItemsOrAbsent(response.Items),
        Count = response.Count,
        ScannedCount = response.ScannedCount,
        LastEvaluatedKey = ResponseValues.ItemOrAbsent(response.LastEvaluatedKey),
        ConsumedCapacity = Capacities.Of(response.ConsumedCapacity),
        ContentLength = ResponseValues.SizeBytes(response.Items),
    };
}
