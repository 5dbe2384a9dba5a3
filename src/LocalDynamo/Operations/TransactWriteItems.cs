namespace LocalDynamo.Operations;

/// <summary>A request to write several items, of one table or of several, together or not at all.</summary>
public sealed class TransactWriteItemsRequest : DynamoRequest<TransactWriteItemsResponse>
{
    /// <summary>The actions.</summary>
    /// <value>Required: 1 to 100, of different items, 4 MB together.</value>
    public List<TransactWriteItem>? TransactItems { get; set; }

    /// <summary>Makes the request idempotent: under one token it is carried out once.</summary>
    /// <value>
    /// 1 to 36 characters; <see langword="null"/> for none. A token is known for 10 minutes after its transaction was completed,
    /// also when the database is closed and opened meanwhile.
    /// </value>
    public string? ClientRequestToken { get; set; }

    /// <summary>How much the answer tells about consumed capacity.</summary>
    /// <value><see langword="null"/> means NONE.</value>
    public ReturnConsumedCapacity? ReturnConsumedCapacity { get; set; }

    /// <summary>Whether the answer tells the sizes of item collections.</summary>
    /// <value><see langword="null"/> means NONE.</value>
    public ReturnItemCollectionMetrics? ReturnItemCollectionMetrics { get; set; }
}

/// <summary>The answer to a TransactWriteItems.</summary>
public sealed class TransactWriteItemsResponse
{
    /// <summary>The capacity consumed, for each table.</summary>
    /// <value><see langword="null"/> unless asked for.</value>
    public List<ConsumedCapacity>? ConsumedCapacity { get; set; }

    /// <summary>The sizes of the item collections that were written to, by table.</summary>
    /// <value><see langword="null"/> unless asked for, and where no table has local secondary indexes.</value>
    public Dictionary<string, List<ItemCollectionMetrics>>? ItemCollectionMetrics { get; set; }
}

public static partial class DynamoEngineExtensions
{
    /// <summary>Writes several items together, or none of them.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceNotFoundException">One of the tables does not exist.</exception>
    /// <exception cref="TransactionCanceledException">A condition does not hold, an item is being written by another transaction, or an action can't be done; nothing was written.</exception>
    /// <exception cref="IdempotentParameterMismatchException">The token was used for another request.</exception>
    /// <exception cref="TransactionInProgressException">A request with this token is being carried out.</exception>
    public static TransactWriteItemsResponse TransactWriteItems(this IDynamoEngine engine, TransactWriteItemsRequest request) =>
        engine.Execute(request);

    /// <summary>Writes several items together, or none of them.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request; not to be changed until the answer is there.</param>
    /// <param name="cancellationToken">Gives up waiting; what was begun may still be carried out.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceNotFoundException">One of the tables does not exist.</exception>
    /// <exception cref="TransactionCanceledException">A condition does not hold, an item is being written by another transaction, or an action can't be done; nothing was written.</exception>
    /// <exception cref="IdempotentParameterMismatchException">The token was used for another request.</exception>
    /// <exception cref="TransactionInProgressException">A request with this token is being carried out.</exception>
    public static ValueTask<TransactWriteItemsResponse> TransactWriteItemsAsync(
        this IDynamoEngine engine, TransactWriteItemsRequest request, CancellationToken cancellationToken = default) =>
        engine.ExecuteAsync(request, cancellationToken);
}
