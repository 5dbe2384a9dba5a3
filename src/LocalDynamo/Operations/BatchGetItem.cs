namespace LocalDynamo.Operations;

/// <summary>A request to read up to 100 items of one table or more. They are single reads: what lies between two of them may change one.</summary>
public sealed class BatchGetItemRequest : DynamoRequest<BatchGetItemResponse>
{
    /// <summary>What to read, by the table's name or ARN.</summary>
    /// <value>Required; at least one table, and 100 keys in all.</value>
    public Dictionary<string, KeysAndAttributes>? RequestItems { get; set; }

    /// <summary>How much the answer tells about consumed capacity.</summary>
    /// <value><see langword="null"/> means NONE.</value>
    public ReturnConsumedCapacity? ReturnConsumedCapacity { get; set; }
}

/// <summary>The answer to a BatchGetItem.</summary>
public sealed class BatchGetItemResponse
{
    /// <summary>The items found, by the table's name or ARN as the request has it.</summary>
    /// <value>
    /// Every table of the request is there, with an empty list where nothing was found. Items that do not exist are simply absent. The
    /// service promises no order; LocalDynamo keeps that of the keys.
    /// </value>
    public Dictionary<string, List<Item>>? Responses { get; set; }

    /// <summary>What was not read, to be sent again as it is: keys beyond 16 MB of items, and those refused for want of throughput.</summary>
    /// <value>Empty where everything was read.</value>
    public Dictionary<string, KeysAndAttributes>? UnprocessedKeys { get; set; }

    /// <summary>The capacity consumed, an entry for each table.</summary>
    /// <value><see langword="null"/> unless asked for.</value>
    public List<ConsumedCapacity>? ConsumedCapacity { get; set; }
}

public static partial class DynamoEngineExtensions
{
    /// <summary>Reads up to 100 items of one table or more.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer; what it left unprocessed is to be asked for again.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    /// <exception cref="ProvisionedThroughputExceededException">Every single read was refused for want of throughput.</exception>
    public static BatchGetItemResponse BatchGetItem(this IDynamoEngine engine, BatchGetItemRequest request) => engine.Execute(request);

    /// <summary>Reads up to 100 items of one table or more.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request; not to be changed until the answer is there.</param>
    /// <param name="cancellationToken">Gives up waiting; what was begun may still be carried out.</param>
    /// <returns>The answer; what it left unprocessed is to be asked for again.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    /// <exception cref="ProvisionedThroughputExceededException">Every single read was refused for want of throughput.</exception>
    public static ValueTask<BatchGetItemResponse> BatchGetItemAsync(
        this IDynamoEngine engine, BatchGetItemRequest request, CancellationToken cancellationToken = default) =>
        engine.ExecuteAsync(request, cancellationToken);
}
