using LocalDynamo.AwsSdk.Values;

namespace LocalDynamo.AwsSdk.Mapping;

internal static class BatchWriteItem
{
    public static readonly Operation<
        Model.BatchWriteItemRequest, Operations.BatchWriteItemRequest, Operations.BatchWriteItemResponse, Model.BatchWriteItemResponse>
        Operation = new(Request, Response);

    private static Operations.BatchWriteItemRequest Request(Model.BatchWriteItemRequest request) => new()
    {
        RequestItems = Requests.Dictionary(request.RequestItems, static writes => Requests.List(writes, Write) ?? []),
        ReturnConsumedCapacity = request.ReturnConsumedCapacity.ToLibrary(),
        ReturnItemCollectionMetrics = request.ReturnItemCollectionMetrics.ToLibrary(),
    };

    private static Operations.WriteRequest Write(Model.WriteRequest write) => new()
    {
        PutRequest = write.PutRequest is { } put ? new() { Item = RequestValues.Item(put.Item) } : null,
        DeleteRequest = write.DeleteRequest is { } delete ? new() { Key = RequestValues.Item(delete.Key) } : null,
    };

    private static Model.BatchWriteItemResponse Response(Operations.BatchWriteItemResponse response) => new()
    {
        UnprocessedItems = Responses.Dictionary(response.UnprocessedItems, static writes => Responses.List(writes, Unprocessed)!),
        ItemCollectionMetrics = CollectionMetrics.Of(response.ItemCollectionMetrics),
        ConsumedCapacity = Capacities.Of(response.ConsumedCapacity),
    };

    private static Model.WriteRequest Unprocessed(Operations.WriteRequest write) => new()
    {
        PutRequest = write.PutRequest is { } put ? new() { Item = ResponseValues.ItemOrAbsent(put.Item) } : null,
        DeleteRequest = write.DeleteRequest is { } delete ? new() { Key = ResponseValues.ItemOrAbsent(delete.Key) } : null,
    };
}
