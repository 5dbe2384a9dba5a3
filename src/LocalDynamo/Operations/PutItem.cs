namespace LocalDynamo.Operations;

/// <summary>A request to write a whole item.</summary>
public sealed class PutItemRequest : DynamoRequest<PutItemResponse>, IConditionalWrite
{
    /// <summary>The table, by name or by ARN.</summary>
    /// <value>Required. A name has 3 to 255 characters of a-z, A-Z, 0-9, _, - and dot; an ARN at most 1,024.</value>
    public string? TableName { get; set; }

    /// <summary>The item, with all key attributes of the table.</summary>
    /// <value>Required, at most 400 KB.</value>
    public Item? Item { get; set; }

    /// <summary>The condition on the stored item; if it does not hold, nothing is written.</summary>
    /// <value>At most 4,096 bytes; <see langword="null"/> for none.</value>
    public string? ConditionExpression { get; set; }

    /// <summary>What the names with <c>#</c> in expressions stand for.</summary>
    /// <value>Each must be used.</value>
    public Dictionary<string, string>? ExpressionAttributeNames { get; set; }

    /// <summary>What the names with <c>:</c> in expressions stand for.</summary>
    /// <value>Each must be used.</value>
    public Dictionary<string, AttributeValue>? ExpressionAttributeValues { get; set; }

    /// <summary>What to give back.</summary>
    /// <value>NONE or ALL_OLD; <see langword="null"/> means NONE.</value>
    public ReturnValue? ReturnValues { get; set; }

    /// <summary>Whether a failed condition gives back the item that failed it.</summary>
    /// <value><see langword="null"/> means NONE.</value>
    public ReturnValuesOnConditionCheckFailure? ReturnValuesOnConditionCheckFailure { get; set; }

    /// <summary>How much the answer tells about consumed capacity.</summary>
    /// <value><see langword="null"/> means NONE.</value>
    public ReturnConsumedCapacity? ReturnConsumedCapacity { get; set; }

    /// <summary>Whether the answer tells the size of the item collection.</summary>
    /// <value><see langword="null"/> means NONE.</value>
    public ReturnItemCollectionMetrics? ReturnItemCollectionMetrics { get; set; }

    /// <summary>Legacy: conditions by attribute. Use <see cref="ConditionExpression"/>.</summary>
    /// <value>Not together with any expression.</value>
    public Dictionary<string, ExpectedAttributeValue>? Expected { get; set; }

    /// <summary>Legacy: how several conditions combine.</summary>
    /// <value><see langword="null"/> means AND. Only with at least two legacy conditions.</value>
    public ConditionalOperator? ConditionalOperator { get; set; }
}

/// <summary>The answer to a PutItem.</summary>
public sealed class PutItemResponse
{
    /// <summary>The attributes asked for by <c>ReturnValues</c>.</summary>
    /// <value><see langword="null"/> where none were asked for or there were none.</value>
    public Item? Attributes { get; set; }

    /// <summary>The capacity consumed.</summary>
    /// <value><see langword="null"/> unless asked for.</value>
    public ConsumedCapacity? ConsumedCapacity { get; set; }

    /// <summary>The size of the item collection.</summary>
    /// <value><see langword="null"/> unless asked for, and for tables without local secondary indexes.</value>
    public ItemCollectionMetrics? ItemCollectionMetrics { get; set; }
}

public static partial class DynamoEngineExtensions
{
    /// <summary>Writes a whole item; one that has the same key is replaced.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    /// <exception cref="ConditionalCheckFailedException">The condition does not hold; nothing was written.</exception>
    /// <exception cref="ItemCollectionSizeLimitExceededException">The item's collection would become larger than 10 GB.</exception>
    public static PutItemResponse PutItem(this IDynamoEngine engine, PutItemRequest request) => engine.Execute(request);

    /// <summary>Writes a whole item; one that has the same key is replaced.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request; not to be changed until the answer is there.</param>
    /// <param name="cancellationToken">Gives up waiting; what was begun may still be carried out.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    /// <exception cref="ConditionalCheckFailedException">The condition does not hold; nothing was written.</exception>
    /// <exception cref="ItemCollectionSizeLimitExceededException">The item's collection would become larger than 10 GB.</exception>
    public static ValueTask<PutItemResponse> PutItemAsync(
        this IDynamoEngine engine, PutItemRequest request, CancellationToken cancellationToken = default) =>
        engine.ExecuteAsync(request, cancellationToken);
}
