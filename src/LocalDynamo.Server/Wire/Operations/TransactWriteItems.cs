using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;
using LocalDynamo.Server.Wire.Shapes;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>TransactWriteItems on the wire.</summary>
internal static class TransactWriteItems
{
    public static readonly Operation Operation = new Operation<TransactWriteItemsRequest, TransactWriteItemsResponse>(
        nameof(TransactWriteItems),
        new Shape<TransactWriteItemsRequest>("TransactWriteItemsInput", () => new())
            .Reads("TransactItems", TransactionShapes.Writes, (request, value) => request.TransactItems = value)
            .Reads("ClientRequestToken", Kinds.Text, (request, value) => request.ClientRequestToken = value)
            .Reads("ReturnConsumedCapacity", Kinds.Text, (request, value) => request.ReturnConsumedCapacity = value)
            .Reads("ReturnItemCollectionMetrics", Kinds.Text, (request, value) => request.ReturnItemCollectionMetrics = value),
        new Shape<TransactWriteItemsResponse>("TransactWriteItemsOutput", () => new())
            .Writes("ConsumedCapacity", Capacities.ConsumedList, response => response.ConsumedCapacity)
            .Writes("ItemCollectionMetrics", Capacities.ItemCollectionsByTable, response => response.ItemCollectionMetrics));
}
