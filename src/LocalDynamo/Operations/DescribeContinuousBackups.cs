namespace LocalDynamo.Operations;

/// <summary>A request to tell whether a table can be restored to a time in the past.</summary>
public sealed class DescribeContinuousBackupsRequest : DynamoRequest<DescribeContinuousBackupsResponse>
{
    /// <summary>The table, by name or by ARN.</summary>
    /// <value>Required. A name has 3 to 255 characters of a-z, A-Z, 0-9, _, - and dot; an ARN at most 1,024.</value>
    public string? TableName { get; set; }
}

/// <summary>Whether a table can be restored to a time in the past.</summary>
public sealed class DescribeContinuousBackupsResponse
{
    /// <summary>The state.</summary>
    public ContinuousBackupsDescription? ContinuousBackupsDescription { get; set; }
}

public static partial class DynamoEngineExtensions
{
    /// <summary>Tells whether a table can be restored to a time in the past.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="TableNotFoundException">There is no such table.</exception>
    public static DescribeContinuousBackupsResponse DescribeContinuousBackups(this IDynamoEngine engine, DescribeContinuousBackupsRequest request) =>
        engine.Execute(request);

    /// <summary>Tells whether a table can be restored to a time in the past.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request; not to be changed until the answer is there.</param>
    /// <param name="cancellationToken">Gives up waiting; what was begun may still be carried out.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="TableNotFoundException">There is no such table.</exception>
    public static ValueTask<DescribeContinuousBackupsResponse> DescribeContinuousBackupsAsync(
        this IDynamoEngine engine, DescribeContinuousBackupsRequest request, CancellationToken cancellationToken = default) =>
        engine.ExecuteAsync(request, cancellationToken);
}
