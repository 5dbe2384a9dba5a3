namespace LocalDynamo.Operations;

/// <summary>A request to keep what is needed to restore a table to a time in the past, or to stop that.</summary>
public sealed class UpdateContinuousBackupsRequest : DynamoRequest<UpdateContinuousBackupsResponse>
{
    /// <summary>The table, by name or by ARN.</summary>
    /// <value>Required. A name has 3 to 255 characters of a-z, A-Z, 0-9, _, - and dot; an ARN at most 1,024.</value>
    public string? TableName { get; set; }

    /// <summary>What shall be.</summary>
    /// <value>Required. LocalDynamo cannot restore single tables: it refuses to enable it, and takes what disables it.</value>
    public PointInTimeRecoverySpecification? PointInTimeRecoverySpecification { get; set; }
}

/// <summary>Whether a table can be restored to a time in the past.</summary>
public sealed class UpdateContinuousBackupsResponse
{
    /// <summary>The state.</summary>
    public ContinuousBackupsDescription? ContinuousBackupsDescription { get; set; }
}

public static partial class DynamoEngineExtensions
{
    /// <summary>Turns point-in-time recovery of a table on or off. LocalDynamo has it for whole databases instead, and refuses to turn it on.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service, or wants point-in-time recovery.</exception>
    /// <exception cref="TableNotFoundException">There is no such table.</exception>
    public static UpdateContinuousBackupsResponse UpdateContinuousBackups(this IDynamoEngine engine, UpdateContinuousBackupsRequest request) =>
        engine.Execute(request);

    /// <summary>Turns point-in-time recovery of a table on or off. LocalDynamo has it for whole databases instead, and refuses to turn it on.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request; not to be changed until the answer is there.</param>
    /// <param name="cancellationToken">Gives up waiting; what was begun may still be carried out.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service, or wants point-in-time recovery.</exception>
    /// <exception cref="TableNotFoundException">There is no such table.</exception>
    public static ValueTask<UpdateContinuousBackupsResponse> UpdateContinuousBackupsAsync(
        this IDynamoEngine engine, UpdateContinuousBackupsRequest request, CancellationToken cancellationToken = default) =>
        engine.ExecuteAsync(request, cancellationToken);
}
