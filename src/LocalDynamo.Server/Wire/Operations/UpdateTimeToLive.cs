using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;
using LocalDynamo.Server.Wire.Shapes;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>UpdateTimeToLive on the wire.</summary>
internal static class UpdateTimeToLive
{
    public static readonly Operation Operation = new Operation<UpdateTimeToLiveRequest, UpdateTimeToLiveResponse>(
        nameof(UpdateTimeToLive),
        new Shape<UpdateTimeToLiveRequest>("UpdateTimeToLiveInput", () => new())
            .Reads("TableName", Kinds.Text, (request, value) => request.TableName = value)
            .Reads("TimeToLiveSpecification", TimeToLiveShapes.Specification, (request, value) => request.TimeToLiveSpecification = value),
        new Shape<UpdateTimeToLiveResponse>("UpdateTimeToLiveOutput", () => new())
            .Writes("TimeToLiveSpecification", TimeToLiveShapes.Specification, response => response.TimeToLiveSpecification));
}
