using LocalDynamo.AwsSdk.Values;

namespace LocalDynamo.AwsSdk.Mapping;

internal static class DeleteItem
{
    public static readonly Operation<Model.DeleteItemRequest, Operations.DeleteItemRequest, Operations.DeleteItemResponse, Model.DeleteItemResponse>
        Operation = new(Request, Response);

    private static Operations.DeleteItemRequest Request(Model.DeleteItemRequest request) => new()
    {
        TableName = request.TableName,
        Key = RequestValues.Item(request.Key),
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

    private static Model.DeleteItemResponse Response(Operations.DeleteItemResponse response) => new()
    {
        Attributes = ResponseValues.ItemOrAbsent(response.Attributes),
        ConsumedCapacity = Capacities.Of(response.ConsumedCapacity),
        ItemCollectionMetrics = CollectionMetrics.Of(response.ItemCollectionMetrics),
        ContentLength = response.Attributes?.SizeBytes ?? 0,
    };
}
