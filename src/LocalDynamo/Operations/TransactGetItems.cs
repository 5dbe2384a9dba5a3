namespace LocalDynamo.Operations;

/// <summary>A request to read several items, of one table or of several, as they were at one moment.</summary>
public sealed class TransactGetItemsRequest : DynamoRequest<TransactGetItemsResponse>
{
    /// <summary>What to read.</summary>
    /// <value>Required: 1 to 100 different items.</value>
    public List<TransactGetItem>? TransactItems { get; set; }

    /// <summary>How much the answer tells about consumed capacity.</summary>
    /// <value><see langword="null"/> means NONE.</value>
    public ReturnConsumedCapacity? ReturnConsumedCapacity { get; set; }
}

/// <summary>One read of a TransactGetItems.</summary>
public sealed record TransactGetItem
{
    /// <summary>The item to read.</summary>
    /// <value>Required.</value>
    public Get? Get { get; init; }
}

/// <summary>An item to be read in a transaction.</summary>
public sealed record Get
{
    /// <summary>The table, by name or by ARN.</summary>
    /// <value>Required.</value>
    public string? TableName { get; init; }

    /// <summary>The key attributes, and no others.</summary>
    /// <value>Required.</value>
    public Item? Key { get; init; }

    /// <summary>The attributes to give back.</summary>
    /// <value>At most 4,096 bytes; <see langword="null"/> for whole items.</value>
    public string? ProjectionExpression { get; init; }

    /// <summary>What the names with <c>#</c> in the projection stand for.</summary>
    /// <value>Each must be used.</value>
    public Dictionary<string, string>? ExpressionAttributeNames { get; init; }
}

/// <summary>The answer to a TransactGetItems.</summary>
public sealed class TransactGetItemsResponse
{
    /// <summary>The items, one for each that was asked for, in that order.</summary>
    public List<ItemResponse>? Responses { get; set; }

    /// <summary>The capacity consumed, for each table.</summary>
    /// <value><see langword="null"/> unless asked for.</value>
    public List<ConsumedCapacity>? ConsumedCapacity { get; set; }
}

/// <summary>An item as a transaction read it.</summary>
public sealed record ItemResponse
{
    /// <summary>The item, or what the projection names of it.</summary>
    /// <value><see langword="null"/> where there is none, and where the projection names nothing that it has.</value>
    public Item? Item { get; init; }
}

public static partial class DynamoEngineExtensions
{
    /// <summary>Reads several items as they were at one moment.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceNotFoundException">One of the tables does not exist.</exception>
    /// <exception cref="TransactionCanceledException">A key does not match its table.</exception>
    public static TransactGetItemsResponse TransactGetItems(this IDynamoEngine engine, TransactGetItemsRequest request) =>
        engine.Execute(request);

    /// <summary>Reads several items as they were at one moment.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request; not to be changed until the answer is there.</param>
    /// <param name="cancellationToken">Gives up waiting; what was begun may still be carried out.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceNotFoundException">One of the tables does not exist.</exception>
    /// <exception cref="TransactionCanceledException">A key does not match its table.</exception>
    public static ValueTask<TransactGetItemsResponse> TransactGetItemsAsync(
        this IDynamoEngine engine, TransactGetItemsRequest request, CancellationToken cancellationToken = default) =>
        engine.ExecuteAsync(request, cancellationToken);
}
