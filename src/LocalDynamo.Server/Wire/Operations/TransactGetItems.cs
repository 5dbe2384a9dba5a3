using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;
using LocalDynamo.Server.Wire.Shapes;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>TransactGetItems on the wire.</summary>
internal static class TransactGetItems
{
    public static readonly Operation Operation = new Operation<TransactGetItemsRequest, TransactGetItemsResponse>(
        nameof(TransactGetItems),
        new Shape<TransactGetItemsRequest>("TransactGetItemsInput", () => new())
            .Reads("TransactItems", TransactionShapes.Gets, (request, value) => request.TransactItems = value)
            .Reads("ReturnConsumedCapacity", Kinds.Text, (request, value) => request.ReturnConsumedCapacity = value),
        new Shape<TransactGetItemsResponse>("TransactGetItemsOutput", () => new())
            .Writes("Responses", TransactionShapes.Responses, response => response.Responses)
            .Writes("ConsumedCapacity", Capacities.ConsumedList, response => response.ConsumedCapacity));
}
