using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;
using LocalDynamo.Server.Wire.Shapes;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>TagResource on the wire.</summary>
internal static class TagResource
{
    public static readonly Operation Operation = new Operation<TagResourceRequest, TagResourceResponse>(
        nameof(TagResource),
        new Shape<TagResourceRequest>("TagResourceInput", () => new())
            .Reads("ResourceArn", Kinds.Text, (request, value) => request.ResourceArn = value)
            .Reads("Tags", TableShapes.Tags, (request, value) => request.Tags = value),
        new Shape<TagResourceResponse>("TagResourceOutput", () => new()));
}
