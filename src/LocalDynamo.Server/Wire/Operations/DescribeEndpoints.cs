using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>DescribeEndpoints on the wire.</summary>
internal static class DescribeEndpoints
{
    private static readonly Kind<List<Endpoint>> Endpoints = Kinds.ListOf(new Shape<Endpoint>(nameof(Endpoint), () => new())
        .Writes("Address", Kinds.Text, shape => shape.Address)
        .Writes("CachePeriodInMinutes", Kinds.Long, shape => shape.CachePeriodInMinutes));

    public static readonly Operation Operation = new Operation<DescribeEndpointsRequest, DescribeEndpointsResponse>(
        nameof(DescribeEndpoints),
        new Shape<DescribeEndpointsRequest>("DescribeEndpointsInput", () => new()),
        new Shape<DescribeEndpointsResponse>("DescribeEndpointsOutput", () => new())
            .Writes("Endpoints", Endpoints, response => response.Endpoints),
        (response, host) => response.Endpoints = response.Endpoints?.ConvertAll(endpoint => endpoint with { Address = host }));
}
