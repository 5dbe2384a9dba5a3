namespace LocalDynamo.Operations;

/// <summary>A request to tell how much capacity may be provisioned. It has no members.</summary>
public sealed class DescribeLimitsRequest : DynamoRequest<DescribeLimitsResponse>
{
}

/// <summary>How much capacity may be provisioned.</summary>
public sealed class DescribeLimitsResponse
{
    /// <summary>Read units of all tables together.</summary>
    public long? AccountMaxReadCapacityUnits { get; set; }

    /// <summary>Write units of all tables together.</summary>
    public long? AccountMaxWriteCapacityUnits { get; set; }

    /// <summary>Read units of one table with its global indexes.</summary>
    public long? TableMaxReadCapacityUnits { get; set; }

    /// <summary>Write units of one table with its global indexes.</summary>
    public long? TableMaxWriteCapacityUnits { get; set; }
}

public static partial class DynamoEngineExtensions
{
    /// <summary>Tells how much capacity may be provisioned: the quotas that an account of the service has at first.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    public static DescribeLimitsResponse DescribeLimits(this IDynamoEngine engine, DescribeLimitsRequest request) =>
        engine.Execute(request);

    /// <summary>Tells how much capacity may be provisioned: the quotas that an account of the service has at first.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request; not to be changed until the answer is there.</param>
    /// <param name="cancellationToken">Gives up waiting; what was begun may still be carried out.</param>
    /// <returns>The answer.</returns>
    public static ValueTask<DescribeLimitsResponse> DescribeLimitsAsync(
        this IDynamoEngine engine, DescribeLimitsRequest request, CancellationToken cancellationToken = default) =>
        engine.ExecuteAsync(request, cancellationToken);
}
