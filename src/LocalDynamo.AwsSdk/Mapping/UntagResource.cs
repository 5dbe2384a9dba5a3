namespace LocalDynamo.AwsSdk.Mapping;

internal static class UntagResource
{
    public static readonly Operation<
        Model.UntagResourceRequest, Operations.UntagResourceRequest, Operations.UntagResourceResponse, Model.UntagResourceResponse>
        Operation = new(Request, static _ => new Model.UntagResourceResponse());

    private static Operations.UntagResourceRequest Request(Model.UntagResourceRequest request) => new()
    {
        ResourceArn = request.ResourceArn,
        TagKeys = Requests.List(request.TagKeys),
    };
}
