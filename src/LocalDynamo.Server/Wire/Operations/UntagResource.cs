using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>UntagResource on the wire.</summary>
internal static class UntagResource
{
    public static readonly Operation Operation = new Operation<UntagResourceRequest, UntagResourceResponse>(
        nameof(UntagResource),
        new Shape<UntagResourceRequest>("UntagResourceInput", () => new())
            .Reads("ResourceArn", Kinds.Text, (request, value) => request.ResourceArn = value)
            .Reads("TagKeys", Kinds.Texts, (request, value) => request.TagKeys = value),
        new Shape<UntagResourceResponse>("UntagResourceOutput", () => new()));
}
