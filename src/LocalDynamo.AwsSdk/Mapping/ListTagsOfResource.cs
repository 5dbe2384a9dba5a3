namespace LocalDynamo.AwsSdk.Mapping;

internal static class ListTagsOfResource
{
    public static readonly Operation<
        Model.ListTagsOfResourceRequest, Operations.ListTagsOfResourceRequest, Operations.ListTagsOfResourceResponse, Model.ListTagsOfResourceResponse>
        Operation = new(Request, Response);

    private static Operations.ListTagsOfResourceRequest Request(Model.ListTagsOfResourceRequest request) => new()
    {
        ResourceArn = request.ResourceArn,
        NextToken = request.NextToken,
    };

    private static Model.ListTagsOfResourceResponse Response(Operations.ListTagsOfResourceResponse response) => new()
    {
        Tags = Responses.List(response.Tags, static tag => new Model.Tag { Key = tag.Key, Value = tag.Value }),
        NextToken = response.NextToken,
    };
}
