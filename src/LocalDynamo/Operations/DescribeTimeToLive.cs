namespace LocalDynamo.Operations;

/// <summary>A request to say whether items of a table expire.</summary>
public sealed class DescribeTimeToLiveRequest : DynamoRequest<DescribeTimeToLiveResponse>
{
    /// <summary>The table, by name or by ARN.</summary>
    /// <value>Required. A name has 3 to 255 characters of a-z, A-Z, 0-9, _, - and dot; an ARN at most 1,024.</value>
    public string? TableName { get; set; }
}

/// <summary>A table's time to live.</summary>
public sealed class DescribeTimeToLiveResponse
{
    /// <summary>The time to live.</summary>
    public TimeToLiveDescription? TimeToLiveDescription { get; set; }
}

public static partial class DynamoEngineExtensions
{
    /// <summary>Says whether items of a table expire, and by which attribute.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    public static DescribeTimeToLiveResponse DescribeTimeToLive(this IDynamoEngine engine, DescribeTimeToLiveRequest request) =>
        engine.Execute(request);

    /// <summary>Says whether items of a table expire, and by which attribute.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request; not to be changed until the answer is there.</param>
    /// <param name="cancellationToken">Gives up waiting; what was begun may still be carried out.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    public static ValueTask<DescribeTimeToLiveResponse> DescribeTimeToLiveAsync(
        this IDynamoEngine engine, DescribeTimeToLiveRequest request, CancellationToken cancellationToken = default) =>
        engine.ExecuteAsync(request, cancellationToken);
}
