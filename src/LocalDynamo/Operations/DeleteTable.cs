namespace LocalDynamo.Operations;

/// <summary>A request to delete a table.</summary>
public sealed class DeleteTableRequest : DynamoRequest<DeleteTableResponse>
{
    /// <summary>The table, by name or by ARN.</summary>
    /// <value>Required. A name has 3 to 255 characters of a-z, A-Z, 0-9, _, - and dot; an ARN at most 1,024.</value>
    public string? TableName { get; set; }
}

/// <summary>The table that is being deleted.</summary>
public sealed class DeleteTableResponse
{
    /// <summary>The table in its last state.</summary>
    public TableDescription? TableDescription { get; set; }
}

public static partial class DynamoEngineExtensions
{
    /// <summary>Deletes a table and all its items.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">
    /// The request breaks a rule of the service, or the table is protected against deletion.
    /// </exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    /// <exception cref="ResourceInUseException">The table is being made or changed.</exception>
    public static DeleteTableResponse DeleteTable(this IDynamoEngine engine, DeleteTableRequest request) => engine.Execute(request);

    /// <summary>Deletes a table and all its items.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request; not to be changed until the answer is there.</param>
    /// <param name="cancellationToken">Gives up waiting; what was begun may still be carried out.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">
    /// The request breaks a rule of the service, or the table is protected against deletion.
    /// </exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    /// <exception cref="ResourceInUseException">The table is being made or changed.</exception>
    public static ValueTask<DeleteTableResponse> DeleteTableAsync(
        this IDynamoEngine engine, DeleteTableRequest request, CancellationToken cancellationToken = default) =>
        engine.ExecuteAsync(request, cancellationToken);
}
