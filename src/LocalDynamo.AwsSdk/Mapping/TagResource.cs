namespace LocalDynamo.AwsSdk.Mapping;

internal static class TagResource
{
    public static readonly Operation<
        Model.TagResourceRequest, Operations.TagResourceRequest, Operations.TagResourceResponse, Model.TagResourceResponse>
        Operation = new(Request, static _ => new Model.TagResourceResponse());

    private static Operations.TagResourceRequest Request(Model.TagResourceRequest request) => new()
    {
        ResourceArn = request.ResourceArn,
        Tags = TableSettings.ToLibrary(request.Tags),
    };
}
