using LocalDynamo.AwsSdk.Values;

namespace LocalDynamo.AwsSdk.Mapping;

internal static class PutItem
{
    public static readonly Operation<Model.PutItemRequest, Operations.PutItemRequest, Operations.PutItemResponse, Model.PutItemResponse>
        Operation = new(Request, Response);

    private static Operations.PutItemRequest Request(Model.PutItemRequest request) => new()
    {
        TableName = request.TableName,
        Item = RequestValues.Item(request.Item),
        ConditionExpression = request.ConditionExpression,
        ExpressionAttributeNames = Requests.Dictionary(request.ExpressionAttributeNames),
        ExpressionAttributeValues = RequestValues.Values(request.ExpressionAttributeValues),
        ReturnValues = request.ReturnValues.ToLibrary(),
        ReturnValuesOnConditionCheckFailure = request.ReturnValuesOnConditionCheckFailure.ToLibrary(),
        ReturnConsumedCapacity = request.ReturnConsumedCapacity.ToLibrary(),
        ReturnItemCollectionMetrics = request.ReturnItemCollectionMetrics.ToLibrary(),
        Expected = LegacyConditions.Expected(request.Expected),
        ConditionalOperator = request.ConditionalOperator.ToLibrary(),
    };

    private static Model.PutItemResponse Response(Operations.PutItemResponse response) => new()
    {
        Attributes = ResponseValues.ItemOrAbsent(response.Attributes),
        ConsumedCapacity = Capacities.Of(response.ConsumedCapacity),
        ItemCollectionMetrics = CollectionMetrics.Of(response.ItemCollectionMetrics),
        ContentLength = response.Attributes?.SizeBytes ?? 0,
    };
}
