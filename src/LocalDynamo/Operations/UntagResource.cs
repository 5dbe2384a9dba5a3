namespace LocalDynamo.Operations;

/// <summary>A request to take tags off a table.</summary>
public sealed class UntagResourceRequest : DynamoRequest<UntagResourceResponse>
{
    /// <summary>The table, by its ARN.</summary>
    /// <value>Required.</value>
    public string? ResourceArn { get; set; }

    /// <summary>The keys of the tags to take off; those that the table does not have make no difference.</summary>
    /// <value>Required, at least one.</value>
    public List<string>? TagKeys { get; set; }
}

/// <summary>Says that the tags are gone. It has no members, and over HTTP no body either.</summary>
public sealed class UntagResourceResponse
{
}

public static partial class DynamoEngineExtensions
{
    /// <summary>Takes tags off a table.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    /// <exception cref="ResourceInUseException">The table is being made, changed or deleted.</exception>
    public static UntagResourceResponse UntagResource(this IDynamoEngine engine, UntagResourceRequest request) =>
        engine.Execute(request);

    /// <summary>Takes tags off a table.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request; not to be changed until the answer is there.</param>
    /// <param name="cancellationToken">Gives up waiting; what was begun may still be carried out.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    /// <exception cref="ResourceInUseException">The table is being made, changed or deleted.</exception>
    public static ValueTask<UntagResourceResponse> UntagResourceAsync(
        this IDynamoEngine engine, UntagResourceRequest request, CancellationToken cancellationToken = default) =>
        engine.ExecuteAsync(request, cancellationToken);
}
