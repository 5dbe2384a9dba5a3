namespace LocalDynamo.AwsSdk.Mapping;

internal static class DescribeContinuousBackups
{
    public static readonly Operation<
        Model.DescribeContinuousBackupsRequest, Operations.DescribeContinuousBackupsRequest, Operations.DescribeContinuousBackupsResponse, Model.DescribeContinuousBackupsResponse>
        Operation = new(static request => new Operations.DescribeContinuousBackupsRequest { TableName = request.TableName }, Response);

    private static Model.DescribeContinuousBackupsResponse Response(Operations.DescribeContinuousBackupsResponse response) => new()
    {
        ContinuousBackupsDescription = ContinuousBackups.ToSdk(response.ContinuousBackupsDescription),
    };
}
