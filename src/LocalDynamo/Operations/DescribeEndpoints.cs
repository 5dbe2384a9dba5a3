namespace LocalDynamo.Operations;

/// <summary>A request to tell where the database can be reached. It has no members.</summary>
public sealed class DescribeEndpointsRequest : DynamoRequest<DescribeEndpointsResponse>
{
}

/// <summary>Where the database can be reached.</summary>
public sealed class DescribeEndpointsResponse
{
    /// <summary>The endpoints.</summary>
    /// <value>
    /// One: an engine does not know by what address it is reached, and says <c>localhost</c>. An endpoint puts its own in its place.
    /// </value>
    public List<Endpoint>? Endpoints { get; set; }
}

/// <summary>An address, and for how long it may be remembered.</summary>
public sealed record Endpoint
{
    /// <summary>The host, with a port where it needs one.</summary>
    public string? Address { get; init; }

    /// <summary>For how long, in minutes, the address may be used before it is asked for again.</summary>
    public long? CachePeriodInMinutes { get; init; }
}

public static partial class DynamoEngineExtensions
{
    /// <summary>Tells where the database can be reached.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    public static DescribeEndpointsResponse DescribeEndpoints(this IDynamoEngine engine, DescribeEndpointsRequest request) =>
        engine.Execute(request);

    /// <summary>Tells where the database can be reached.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request; not to be changed until the answer is there.</param>
    /// <param name="cancellationToken">Gives up waiting; what was begun may still be carried out.</param>
    /// <returns>The answer.</returns>
    public static ValueTask<DescribeEndpointsResponse> DescribeEndpointsAsync(
        this IDynamoEngine engine, DescribeEndpointsRequest request, CancellationToken cancellationToken = default) =>
        engine.ExecuteAsync(request, cancellationToken);
}
