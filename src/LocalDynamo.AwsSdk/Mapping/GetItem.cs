using LocalDynamo.AwsSdk.Values;

namespace LocalDynamo.AwsSdk.Mapping;

internal static class GetItem
{
    public static readonly Operation<Model.GetItemRequest, Operations.GetItemRequest, Operations.GetItemResponse, Model.GetItemResponse>
        Operation = new(Request, Response);

    private static Operations.GetItemRequest Request(Model.GetItemRequest request) => new()
    {
        TableName = request.TableName,
        Key = RequestValues.Item(request.Key),
        ProjectionExpression = request.ProjectionExpression,
        ExpressionAttributeNames = Requests.Dictionary(request.ExpressionAttributeNames),
        ConsistentRead = request.ConsistentRead,
        ReturnConsumedCapacity = request.ReturnConsumedCapacity.ToLibrary(),
        AttributesToGet = Requests.List(request.AttributesToGet),
    };

    private static Model.GetItemResponse Response(Operations.GetItemResponse response) => new()
    {
        Item = ResponseValues.ItemOrAbsent(response.Item),
        ConsumedCapacity = Capacities.Of(response.ConsumedCapacity),
        ContentLength = response.Item?.SizeBytes ?? 0,
    };
}
