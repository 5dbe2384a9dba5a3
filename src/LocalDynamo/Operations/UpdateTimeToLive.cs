namespace LocalDynamo.Operations;

/// <summary>A request to let the items of a table expire, or to stop that.</summary>
public sealed class UpdateTimeToLiveRequest : DynamoRequest<UpdateTimeToLiveResponse>
{
    /// <summary>The table, by name or by ARN.</summary>
    /// <value>Required. A name has 3 to 255 characters of a-z, A-Z, 0-9, _, - and dot; an ARN at most 1,024.</value>
    public string? TableName { get; set; }

    /// <summary>What shall be.</summary>
    /// <value>Required.</value>
    public TimeToLiveSpecification? TimeToLiveSpecification { get; set; }
}

/// <summary>The time to live as it was asked for.</summary>
public sealed class UpdateTimeToLiveResponse
{
    /// <summary>The request's own specification, which holds from now on.</summary>
    public TimeToLiveSpecification? TimeToLiveSpecification { get; set; }
}

public static partial class DynamoEngineExtensions
{
    /// <summary>Lets the items of a table expire, or stops that.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">
    /// The request breaks a rule of the service, asks for what is so already, names another attribute than the one that is enabled, or
    /// comes within half an hour of the change before.
    /// </exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    public static UpdateTimeToLiveResponse UpdateTimeToLive(this IDynamoEngine engine, UpdateTimeToLiveRequest request) =>
        engine.Execute(request);

    /// <summary>Lets the items of a table expire, or stops that.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request; not to be changed until the answer is there.</param>
    /// <param name="cancellationToken">Gives up waiting; what was begun may still be carried out.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">
    /// The request breaks a rule of the service, asks for what is so already, names another attribute than the one that is enabled, or
    /// comes within half an hour of the change before.
    /// </exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    public static ValueTask<UpdateTimeToLiveResponse> UpdateTimeToLiveAsync(
        this IDynamoEngine engine, UpdateTimeToLiveRequest request, CancellationToken cancellationToken = default) =>
        engine.ExecuteAsync(request, cancellationToken);
}
