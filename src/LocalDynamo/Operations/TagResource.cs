namespace LocalDynamo.Operations;

/// <summary>A request to give a table tags.</summary>
public sealed class TagResourceRequest : DynamoRequest<TagResourceResponse>
{
    /// <summary>The table, by its ARN.</summary>
    /// <value>Required.</value>
    public string? ResourceArn { get; set; }

    /// <summary>The tags to add; one that the table has under the same key is replaced.</summary>
    /// <value>Required, at least one.</value>
    public List<Tag>? Tags { get; set; }
}

/// <summary>Says that the tags are there. It has no members, and over HTTP no body either.</summary>
public sealed class TagResourceResponse
{
}

public static partial class DynamoEngineExtensions
{
    /// <summary>Gives a table tags.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service, or the table would have more than 50 tags.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    /// <exception cref="ResourceInUseException">The table is being made, changed or deleted.</exception>
    public static TagResourceResponse TagResource(this IDynamoEngine engine, TagResourceRequest request) => engine.Execute(request);

    /// <summary>Gives a table tags.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request; not to be changed until the answer is there.</param>
    /// <param name="cancellationToken">Gives up waiting; what was begun may still be carried out.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service, or the table would have more than 50 tags.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    /// <exception cref="ResourceInUseException">The table is being made, changed or deleted.</exception>
    public static ValueTask<TagResourceResponse> TagResourceAsync(
        this IDynamoEngine engine, TagResourceRequest request, CancellationToken cancellationToken = default) =>
        engine.ExecuteAsync(request, cancellationToken);
}
