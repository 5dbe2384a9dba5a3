namespace LocalDynamo.AwsSdk.Mapping;

internal static class DescribeLimits
{
    public static readonly Operation<
        Model.DescribeLimitsRequest, Operations.DescribeLimitsRequest, Operations.DescribeLimitsResponse, Model.DescribeLimitsResponse>
        Operation = new(static _ => new Operations.DescribeLimitsRequest(), Response);

    private static Model.DescribeLimitsResponse Response(Operations.DescribeLimitsResponse response) => new()
    {
        AccountMaxReadCapacityUnits = response.AccountMaxReadCapacityUnits,
        AccountMaxWriteCapacityUnits = response.AccountMaxWriteCapacityUnits,
        TableMaxReadCapacityUnits = response.TableMaxReadCapacityUnits,
        TableMaxWriteCapacityUnits = response.TableMaxWriteCapacityUnits,
    };
}
