using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;
using LocalDynamo.Server.Wire.Shapes;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>BatchGetItem on the wire.</summary>
internal static class BatchGetItem
{
    public static readonly Operation Operation = new Operation<BatchGetItemRequest, BatchGetItemResponse>(
        nameof(BatchGetItem),
        new Shape<BatchGetItemRequest>("BatchGetItemInput", () => new())
            .Reads("RequestItems", BatchShapes.KeysByTable, (request, value) => request.RequestItems = value)
            .Reads("ReturnConsumedCapacity", Kinds.Text, (request, value) => request.ReturnConsumedCapacity = value),
        new Shape<BatchGetItemResponse>("BatchGetItemOutput", () => new())
            .Writes("Responses", BatchShapes.ItemsByTable, response => response.Responses)
            .Writes("UnprocessedKeys", BatchShapes.KeysByTable, response => response.UnprocessedKeys)
            .Writes("ConsumedCapacity", Capacities.ConsumedList, response => response.ConsumedCapacity));
}
