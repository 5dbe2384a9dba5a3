namespace LocalDynamo.AwsSdk.Mapping;

internal static class DescribeEndpoints
{
    public static readonly Operation<
        Model.DescribeEndpointsRequest, Operations.DescribeEndpointsRequest, Operations.DescribeEndpointsResponse, Model.DescribeEndpointsResponse>
        Operation = new(static _ => new Operations.DescribeEndpointsRequest(), Response);

    private static Model.DescribeEndpointsResponse Response(Operations.DescribeEndpointsResponse response) => new()
    {
        Endpoints = Responses.List(response.Endpoints, static endpoint => new Model.Endpoint
        {
            Address = endpoint.Address,
            CachePeriodInMinutes = endpoint.CachePeriodInMinutes,
        }),
    };
}
