using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;
using LocalDynamo.Server.Wire.Shapes;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>ListTagsOfResource on the wire.</summary>
internal static class ListTagsOfResource
{
    public static readonly Operation Operation = new Operation<ListTagsOfResourceRequest, ListTagsOfResourceResponse>(
        nameof(ListTagsOfResource),
        new Shape<ListTagsOfResourceRequest>("ListTagsOfResourceInput", () => new())
            .Reads("ResourceArn", Kinds.Text, (request, value) => request.ResourceArn = value)
            .Reads("NextToken", Kinds.Text, (request, value) => request.NextToken = value),
        new Shape<ListTagsOfResourceResponse>("ListTagsOfResourceOutput", () => new())
            .Writes("Tags", TableShapes.Tags, response => response.Tags)
            .Writes("NextToken", Kinds.Text, response => response.NextToken));
}
