using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;
using LocalDynamo.Server.Wire.Shapes;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>DescribeTable on the wire.</summary>
internal static class DescribeTable
{
    public static readonly Operation Operation = new Operation<DescribeTableRequest, DescribeTableResponse>(
        nameof(DescribeTable),
        new Shape<DescribeTableRequest>("DescribeTableInput", () => new())
            .Reads("TableName", Kinds.Text, (request, value) => request.TableName = value),
        new Shape<DescribeTableResponse>("DescribeTableOutput", () => new())
            .Writes("Table", TableDescriptions.Description, response => response.Table));
}
