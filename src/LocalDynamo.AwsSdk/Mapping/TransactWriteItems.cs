using LocalDynamo.AwsSdk.Values;

namespace LocalDynamo.AwsSdk.Mapping;

internal static class TransactWriteItems
{
    public static readonly Operation<
        Model.TransactWriteItemsRequest, Operations.TransactWriteItemsRequest, Operations.TransactWriteItemsResponse, Model.TransactWriteItemsResponse>
        Operation = new(Request, Response);

    /// <remarks>
    /// Where no token is given the SDK makes one, so that its retry of a request that did arrive does nothing. Here none is ever in doubt, and nobody
    /// could send that token again.
    /// </remarks>
    private static Operations.TransactWriteItemsRequest Request(Model.TransactWriteItemsRequest request) => new()
    {
        TransactItems = Requests.List(request.TransactItems, static action => new Operations.TransactWriteItem
        {
            ConditionCheck = action.ConditionCheck is { } check ? ConditionCheck(check) : null,
            Put = action.Put is { } put ? Put(put) : null,
            Delete = action.Delete is { } delete ? Delete(delete) : null,
            Update = action.Update is { } update ? Update(update) : null,
        }),
        ClientRequestToken = request.ClientRequestToken,
        ReturnConsumedCapacity = request.ReturnConsumedCapacity.ToLibrary(),
        ReturnItemCollectionMetrics = request.ReturnItemCollectionMetrics.ToLibrary(),
    };

    private static Operations.ConditionCheck ConditionCheck(Model.ConditionCheck check) => new()
    {
        TableName = check.TableName,
        Key = RequestValues.Item(check.Key),
        ConditionExpression = check.ConditionExpression,
        ExpressionAttributeNames = Requests.Dictionary(check.ExpressionAttributeNames),
        ExpressionAttributeValues = RequestValues.Values(check.ExpressionAttributeValues),
        ReturnValuesOnConditionCheckFailure = check.ReturnValuesOnConditionCheckFailure.ToLibrary(),
    };

    private static Operations.Put Put(Model.Put put) => new()
    {
        TableName = put.TableName,
        Item = RequestValues.Item(put.Item),
        ConditionExpression = put.ConditionExpression,
        ExpressionAttributeNames = Requests.Dictionary(put.ExpressionAttributeNames),
        ExpressionAttributeValues = RequestValues.Values(put.ExpressionAttributeValues),
        ReturnValuesOnConditionCheckFailure = put.ReturnValuesOnConditionCheckFailure.ToLibrary(),
    };

    private static Operations.Delete Delete(Model.Delete delete) => new()
    {
        TableName = delete.TableName,
        Key = RequestValues.Item(delete.Key),
        ConditionExpression = delete.ConditionExpression,
        ExpressionAttributeNames = Requests.Dictionary(delete.ExpressionAttributeNames),
        ExpressionAttributeValues = RequestValues.Values(delete.ExpressionAttributeValues),
        ReturnValuesOnConditionCheckFailure = delete.ReturnValuesOnConditionCheckFailure.ToLibrary(),
    };

    private static Operations.Update Update(Model.Update update) => new()
    {
        TableName = update.TableName,
        Key = RequestValues.Item(update.Key),
        UpdateExpression = update.UpdateExpression,
        ConditionExpression = update.ConditionExpression,
        ExpressionAttributeNames = Requests.Dictionary(update.ExpressionAttributeNames),
        ExpressionAttributeValues = RequestValues.Values(update.ExpressionAttributeValues),
        ReturnValuesOnConditionCheckFailure = update.ReturnValuesOnConditionCheckFailure.ToLibrary(),
    };

    private static Model.TransactWriteItemsResponse Response(Operations.TransactWriteItemsResponse response) => new()
    {
        ConsumedCapacity = Capacities.Of(response.ConsumedCapacity),
        ItemCollectionMetrics = CollectionMetrics.Of(response.ItemCollectionMetrics),
    };
}
