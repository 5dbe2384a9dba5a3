using LocalDynamo.AwsSdk.Values;

namespace LocalDynamo.AwsSdk.Mapping;

internal static class TransactGetItems
{
    public static readonly Operation<
        Model.TransactGetItemsRequest, Operations.TransactGetItemsRequest, Operations.TransactGetItemsResponse, Model.TransactGetItemsResponse>
        Operation = new(Request, Response);

    private static Operations.TransactGetItemsRequest Request(Model.TransactGetItemsRequest request) => new()
    {
        TransactItems = Requests.List(request.TransactItems, static action => new Operations.TransactGetItem
        {
            Get = action.Get is { } get ? Get(get) : null,
        }),
        ReturnConsumedCapacity = request.ReturnConsumedCapacity.ToLibrary(),
    };

    private static Operations.Get Get(Model.Get get) => new()
    {
        TableName = get.TableName,
        Key = RequestValues.Item(get.Key),
        ProjectionExpression = get.ProjectionExpression,
        ExpressionAttributeNames = Requests.Dictionary(get.ExpressionAttributeNames),
    };

    private static Model.TransactGetItemsResponse Response(Operations.TransactGetItemsResponse response) => new()
    {
        Responses = Mapping.Responses.List(response.Responses, static read => new Model.ItemResponse
        {
            Item = ResponseValues.ItemOrAbsent(read.Item),
        }),
        ConsumedCapacity = Capacities.Of(response.ConsumedCapacity),
        ContentLength = response.Responses?.Sum(static read => read.Item?.SizeBytes ?? 0L) ?? 0,
    };
}
