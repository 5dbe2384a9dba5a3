namespace LocalDynamo.Operations;

/// <summary>A request to tell the tags of a table.</summary>
public sealed class ListTagsOfResourceRequest : DynamoRequest<ListTagsOfResourceResponse>
{
    /// <summary>The table, by its ARN.</summary>
    /// <value>Required.</value>
    public string? ResourceArn { get; set; }

    /// <summary>Where to go on: what the answer before this one ended with.</summary>
    /// <value><see langword="null"/> for the first page.</value>
    public string? NextToken { get; set; }
}

/// <summary>One page of a table's tags.</summary>
public sealed class ListTagsOfResourceResponse
{
    /// <summary>At most 10 tags, in the order of their keys.</summary>
    public List<Tag>? Tags { get; set; }

    /// <summary>What to send to get the next page.</summary>
    /// <value><see langword="null"/> on the last page.</value>
    public string? NextToken { get; set; }
}

public static partial class DynamoEngineExtensions
{
    /// <summary>Tells the tags of a table, 10 at a time.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    public static ListTagsOfResourceResponse ListTagsOfResource(this IDynamoEngine engine, ListTagsOfResourceRequest request) =>
        engine.Execute(request);

    /// <summary>Tells the tags of a table, 10 at a time.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request; not to be changed until the answer is there.</param>
    /// <param name="cancellationToken">Gives up waiting; what was begun may still be carried out.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    public static ValueTask<ListTagsOfResourceResponse> ListTagsOfResourceAsync(
        this IDynamoEngine engine, ListTagsOfResourceRequest request, CancellationToken cancellationToken = default) =>
        engine.ExecuteAsync(request, cancellationToken);
}
