namespace LocalDynamo.Operations;

/// <summary>A request to list the tables.</summary>
public sealed class ListTablesRequest : DynamoRequest<ListTablesResponse>
{
    /// <summary>The name behind which to go on.</summary>
    /// <value><see langword="null"/> begins at the beginning. The table need not exist.</value>
    public string? ExclusiveStartTableName { get; set; }

    /// <summary>How many names to give at most.</summary>
    /// <value>1 to 100; <see langword="null"/> means 100.</value>
    public int? Limit { get; set; }
}

/// <summary>One page of table names.</summary>
public sealed class ListTablesResponse
{
    /// <summary>The names, in order.</summary>
    public List<string>? TableNames { get; set; }

    /// <summary>The last name of this page, to go on behind it.</summary>
    /// <value><see langword="null"/> on the last page.</value>
    public string? LastEvaluatedTableName { get; set; }
}

public static partial class DynamoEngineExtensions
{
    /// <summary>Lists the tables by name, page after page.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    public static ListTablesResponse ListTables(this IDynamoEngine engine, ListTablesRequest request) => engine.Execute(request);

    /// <summary>Lists the tables by name, page after page.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request; not to be changed until the answer is there.</param>
    /// <param name="cancellationToken">Gives up waiting; what was begun may still be carried out.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    public static ValueTask<ListTablesResponse> ListTablesAsync(
        this IDynamoEngine engine, ListTablesRequest request, CancellationToken cancellationToken = default) =>
        engine.ExecuteAsync(request, cancellationToken);
}
