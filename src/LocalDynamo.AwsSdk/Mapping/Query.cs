using LocalDynamo.AwsSdk.Values;

namespace LocalDynamo.AwsSdk.Mapping;

internal static class Query
{
    public static readonly Operation<Model.QueryRequest, Operations.QueryRequest, Operations.QueryResponse, Model.QueryResponse>
        Operation = new(Request, Response);

    private static Operations.QueryRequest Request(Model.QueryRequest request) => new()
    {
        TableName = request.TableName,
        IndexName = request.IndexName,
        KeyConditionExpression = request.KeyConditionExpression,
        FilterExpression = request.FilterExpression,
        ProjectionExpression = request.ProjectionExpression,
        ExpressionAttributeNames = Requests.Dictionary(request.ExpressionAttributeNames),
        ExpressionAttributeValues = RequestValues.Values(request.ExpressionAttributeValues),
        Select = request.Select.ToLibrary(),
        Limit = request.Limit,
        ExclusiveStartKey = RequestValues.Item(request.ExclusiveStartKey),
        ScanIndexForward = request.ScanIndexForward,
        ConsistentRead = request.ConsistentRead,
        ReturnConsumedCapacity = request.ReturnConsumedCapacity.ToLibrary(),
        KeyConditions = LegacyConditions.Conditions(request.KeyConditions),
        QueryFilter = LegacyConditions.Conditions(request.QueryFilter),
        ConditionalOperator = request.ConditionalOperator.ToLibrary(),
        AttributesToGet = Requests.List(request.AttributesToGet),
    };

    private static Model.QueryResponse Response(Operations.QueryResponse response) => new()
    {
        Items = ResponseValues.ItemsOrAbsent(response.Items),
        Count = response.Count,
        ScannedCount = response.ScannedCount,
        LastEvaluatedKey = ResponseValues.ItemOrAbsent(response.LastEvaluatedKey),
        ConsumedCapacity = Capacities.Of(response.ConsumedCapacity),
        ContentLength = ResponseValues.SizeBytes(response.Items),
    };
}
