namespace LocalDynamo.AwsSdk.Mapping;

internal static class UpdateTimeToLive
{
    public static readonly Operation<
        Model.UpdateTimeToLiveRequest, Operations.UpdateTimeToLiveRequest, Operations.UpdateTimeToLiveResponse, Model.UpdateTimeToLiveResponse>
        Operation = new(Request, Response);

    private static Operations.UpdateTimeToLiveRequest Request(Model.UpdateTimeToLiveRequest request) => new()
    {
        TableName = request.TableName,
        TimeToLiveSpecification = request.TimeToLiveSpecification is { } specification
            ? new() { AttributeName = specification.AttributeName, Enabled = specification.Enabled }
            : null,
    };

    private static Model.UpdateTimeToLiveResponse Response(Operations.UpdateTimeToLiveResponse response) => new()
    {
        TimeToLiveSpecification = response.TimeToLiveSpecification is { } specification
            ? new() { AttributeName = specification.AttributeName, Enabled = specification.Enabled }
            : null,
    };
}
