namespace LocalDynamo.AwsSdk.Mapping;

internal static class DescribeTimeToLive
{
    public static readonly Operation<
        Model.DescribeTimeToLiveRequest, Operations.DescribeTimeToLiveRequest, Operations.DescribeTimeToLiveResponse, Model.DescribeTimeToLiveResponse>
        Operation = new(static request => new Operations.DescribeTimeToLiveRequest { TableName = request.TableName }, Response);

    private static Model.DescribeTimeToLiveResponse Response(Operations.DescribeTimeToLiveResponse response) => new()
    {
        TimeToLiveDescription = response.TimeToLiveDescription is { } description
            ? new() { AttributeName = description.AttributeName, TimeToLiveStatus = description.TimeToLiveStatus.ToSdk() }
            : null,
    };
}
