using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;
using LocalDynamo.Server.Wire.Shapes;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>DeleteTable on the wire.</summary>
internal static class DeleteTable
{
    public static readonly Operation Operation = new Operation<DeleteTableRequest, DeleteTableResponse>(
        nameof(DeleteTable),
        new Shape<DeleteTableRequest>("DeleteTableInput", () => new())
            .Reads("TableName", Kinds.Text, (request, value) => request.TableName = value),
        new Shape<DeleteTableResponse>("DeleteTableOutput", () => new())
            .Writes("TableDescription", TableDescriptions.Description, response => response.TableDescription));
}
