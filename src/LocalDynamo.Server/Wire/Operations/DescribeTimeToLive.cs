using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;
using LocalDynamo.Server.Wire.Shapes;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>DescribeTimeToLive on the wire.</summary>
internal static class DescribeTimeToLive
{
    public static readonly Operation Operation = new Operation<DescribeTimeToLiveRequest, DescribeTimeToLiveResponse>(
        nameof(DescribeTimeToLive),
        new Shape<DescribeTimeToLiveRequest>("DescribeTimeToLiveInput", () => new())
            .Reads("TableName", Kinds.Text, (request, value) => request.TableName = value),
        new Shape<DescribeTimeToLiveResponse>("DescribeTimeToLiveOutput", () => new())
            .Writes("TimeToLiveDescription", TimeToLiveShapes.Description, response => response.TimeToLiveDescription));
}
