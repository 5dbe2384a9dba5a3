using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;
using LocalDynamo.Server.Wire.Shapes;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>BatchWriteItem on the wire.</summary>
internal static class BatchWriteItem
{
    public static readonly Operation Operation = new Operation<BatchWriteItemRequest, BatchWriteItemResponse>(
        nameof(BatchWriteItem),
        new Shape<BatchWriteItemRequest>("BatchWriteItemInput", () => new())
            .Reads("RequestItems", BatchShapes.WritesByTable, (request, value) => request.RequestItems = value)
            .Reads("ReturnConsumedCapacity", Kinds.Text, (request, value) => request.ReturnConsumedCapacity = value)
            .Reads("ReturnItemCollectionMetrics", Kinds.Text, (request, value) => request.ReturnItemCollectionMetrics = value),
        new Shape<BatchWriteItemResponse>("BatchWriteItemOutput", () => new())
            .Writes("UnprocessedItems", BatchShapes.WritesByTable, response => response.UnprocessedItems)
            .Writes("ItemCollectionMetrics", Capacities.ItemCollectionsByTable, response => response.ItemCollectionMetrics)
            .Writes("ConsumedCapacity", Capacities.ConsumedList, response => response.ConsumedCapacity));
}
