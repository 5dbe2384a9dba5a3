namespace LocalDynamo.Operations;

/// <summary>A request to describe a table.</summary>
public sealed class DescribeTableRequest : DynamoRequest<DescribeTableResponse>
{
    /// <summary>The table, by name or by ARN.</summary>
    /// <value>Required. A name has 3 to 255 characters of a-z, A-Z, 0-9, _, - and dot; an ARN at most 1,024.</value>
    public string? TableName { get; set; }
}

/// <summary>A table as it is.</summary>
public sealed class DescribeTableResponse
{
    /// <summary>The table.</summary>
    public TableDescription? Table { get; set; }
}

public static partial class DynamoEngineExtensions
{
    /// <summary>Tells what a table is.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    public static DescribeTableResponse DescribeTable(this IDynamoEngine engine, DescribeTableRequest request) => engine.Execute(request);

    /// <summary>Tells what a table is.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request; not to be changed until the answer is there.</param>
    /// <param name="cancellationToken">Gives up waiting; what was begun may still be carried out.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    public static ValueTask<DescribeTableResponse> DescribeTableAsync(
        this IDynamoEngine engine, DescribeTableRequest request, CancellationToken cancellationToken = default) =>
        engine.ExecuteAsync(request, cancellationToken);
}
