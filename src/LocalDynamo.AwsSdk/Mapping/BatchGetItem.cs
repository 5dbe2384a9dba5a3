using LocalDynamo.AwsSdk.Values;

namespace LocalDynamo.AwsSdk.Mapping;

internal static class BatchGetItem
{
    public static readonly Operation<
        Model.BatchGetItemRequest, Operations.BatchGetItemRequest, Operations.BatchGetItemResponse, Model.BatchGetItemResponse>
        Operation = new(Request, Response);

    private static Operations.BatchGetItemRequest Request(Model.BatchGetItemRequest request) => new()
    {
        RequestItems = Requests.Dictionary(request.RequestItems, static keys => new Operations.KeysAndAttributes
        {
            Keys = RequestValues.Items(keys.Keys),
            ProjectionExpression = keys.ProjectionExpression,
            ExpressionAttributeNames = Requests.Dictionary(keys.ExpressionAttributeNames),
            ConsistentRead = keys.ConsistentRead,
            AttributesToGet = Requests.List(keys.AttributesToGet),
        }),
        ReturnConsumedCapacity = request.ReturnConsumedCapacity.ToLibrary(),
    };

    private static Model.BatchGetItemResponse Response(Operations.BatchGetItemResponse response) => new()
    {
        Responses = Mapping.Responses.Dictionary(response.Responses, ResponseValues.Items),
        UnprocessedKeys = Mapping.Responses.Dictionary(response.UnprocessedKeys, static keys => new Model.KeysAndAttributes
        {
            Keys = ResponseValues.ItemsOrAbsent(keys.Keys),
            ProjectionExpression = keys.ProjectionExpression,
            ExpressionAttributeNames = Mapping.Responses.Dictionary(keys.ExpressionAttributeNames),
            ConsistentRead = keys.ConsistentRead,
            AttributesToGet = Mapping.Responses.List(keys.AttributesToGet),
        }),
        ConsumedCapacity = Capacities.Of(response.ConsumedCapacity),
        ContentLength = response.Responses?.Values.Sum(ResponseValues.SizeBytes) ?? 0,
    };
}
