namespace LocalDynamo.Operations;

/// <summary>
/// A request to put and delete up to 25 items of one table or more. The whole request is checked before any of it is done; then each
/// write is a commit of its own, and others may come in between.
/// </summary>
public sealed class BatchWriteItemRequest : DynamoRequest<BatchWriteItemResponse>
{
    /// <summary>What to write, by the table's name or ARN.</summary>
    /// <value>Required; at least one table, 25 writes in all, and no item twice.</value>
    public Dictionary<string, List<WriteRequest>>? RequestItems { get; set; }

    /// <summary>How much the answer tells about consumed capacity.</summary>
    /// <value><see langword="null"/> means NONE.</value>
    public ReturnConsumedCapacity? ReturnConsumedCapacity { get; set; }

    /// <summary>Whether the answer tells the sizes of the item collections.</summary>
    /// <value><see langword="null"/> means NONE.</value>
    public ReturnItemCollectionMetrics? ReturnItemCollectionMetrics { get; set; }
}

/// <summary>The answer to a BatchWriteItem.</summary>
public sealed class BatchWriteItemResponse
{
    /// <summary>What was not written, to be sent again as it is: writes refused for want of throughput or by a transaction under way.</summary>
    /// <value>Empty where everything was written.</value>
    public Dictionary<string, List<WriteRequest>>? UnprocessedItems { get; set; }

    /// <summary>The item collections that were written to, by the table's name or ARN as the request has it.</summary>
    /// <value><see langword="null"/> unless asked for, and where no table has local secondary indexes.</value>
    public Dictionary<string, List<ItemCollectionMetrics>>? ItemCollectionMetrics { get; set; }

    /// <summary>The capacity consumed, an entry for each table.</summary>
    /// <value><see langword="null"/> unless asked for.</value>
    public List<ConsumedCapacity>? ConsumedCapacity { get; set; }
}

public static partial class DynamoEngineExtensions
{
    /// <summary>Puts and deletes up to 25 items of one table or more, each by itself.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer; what it left unprocessed is to be sent again.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service; nothing was written.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    /// <exception cref="ItemCollectionSizeLimitExceededException">
    /// An item's collection would become larger than 10 GB; writes that came before it in the request stay.
    /// </exception>
    /// <exception cref="ProvisionedThroughputExceededException">Every single write was refused for want of throughput.</exception>
    public static BatchWriteItemResponse BatchWriteItem(this IDynamoEngine engine, BatchWriteItemRequest request) =>
        engine.Execute(request);

    /// <summary>Puts and deletes up to 25 items of one table or more, each by itself.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request; not to be changed until the answer is there.</param>
    /// <param name="cancellationToken">Gives up waiting; what was begun may still be carried out.</param>
    /// <returns>The answer; what it left unprocessed is to be sent again.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service; nothing was written.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    /// <exception cref="ItemCollectionSizeLimitExceededException">
    /// An item's collection would become larger than 10 GB; writes that came before it in the request stay.
    /// </exception>
    /// <exception cref="ProvisionedThroughputExceededException">Every single write was refused for want of throughput.</exception>
    public static ValueTask<BatchWriteItemResponse> BatchWriteItemAsync(
        this IDynamoEngine engine, BatchWriteItemRequest request, CancellationToken cancellationToken = default) =>
        engine.ExecuteAsync(request, cancellationToken);
}
