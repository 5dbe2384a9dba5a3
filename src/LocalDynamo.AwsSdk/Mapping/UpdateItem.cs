using LocalDynamo.AwsSdk.Values;

namespace LocalDynamo.AwsSdk.Mapping;

internal static class UpdateItem
{
    public static readonly Operation<Model.UpdateItemRequest, Operations.UpdateItemRequest, Operations.UpdateItemResponse, Model.UpdateItemResponse>
        Operation = new(Request, Response);

    private static Operations.UpdateItemRequest Request(Model.UpdateItemRequest request) => new()
    {
        TableName = request.TableName,
        Key = RequestValues.Item(request.Key),
        UpdateExpression = request.UpdateExpression,
        ConditionExpression = request.ConditionExpression,
        ExpressionAttributeNames = Requests.Dictionary(request.ExpressionAttributeNames),
        ExpressionAttributeValues = RequestValues.Values(request.ExpressionAttributeValues),
        ReturnValues = request.ReturnValues.ToLibrary(),
        ReturnValuesOnConditionCheckFailure = request.ReturnValuesOnConditionCheckFailure.ToLibrary(),
        ReturnConsumedCapacity = request.ReturnConsumedCapacity.ToLibrary(),
        ReturnItemCollectionMetrics = request.ReturnItemCollectionMetrics.ToLibrary(),
        AttributeUpdates = LegacyConditions.Updates(request.AttributeUpdates),
        Expected = LegacyConditions.Expected(request.Expected),
        ConditionalOperator = request.ConditionalOperator.ToLibrary(),
    };

    private static Model.UpdateItemResponse Response(Operations.UpdateItemResponse response) => new()
    {
        Attributes = ResponseValues.ItemOrAbsent(response.Attributes),
        ConsumedCapacity = Capacities.Of(response.ConsumedCapacity),
        ItemCollectionMetrics = CollectionMetrics.Of(response.ItemCollectionMetrics),
        ContentLength = response.Attributes?.SizeBytes ?? 0,
    };
}
