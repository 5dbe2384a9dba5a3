namespace LocalDynamo.Operations;

/// <summary>A request to read all items of a table.</summary>
public sealed class ScanRequest : DynamoRequest<ScanResponse>, IPageRead
{
    /// <summary>The table, by name or by ARN.</summary>
    /// <value>Required. A name has 3 to 255 characters of a-z, A-Z, 0-9, _, - and dot; an ARN at most 1,024.</value>
    public string? TableName { get; set; }

    /// <summary>The index to read from.</summary>
    /// <value><see langword="null"/> for the table itself. LocalDynamo has no indexes yet.</value>
    public string? IndexName { get; set; }

    /// <summary>The condition on the items read; those that fail it are left out of the answer, though they cost as much.</summary>
    /// <value>At most 4,096 bytes; <see langword="null"/> for none.</value>
    public string? FilterExpression { get; set; }

    /// <summary>The attributes to give back.</summary>
    /// <value>At most 4,096 bytes; <see langword="null"/> for whole items.</value>
    public string? ProjectionExpression { get; set; }

    /// <summary>What the names with <c>#</c> in expressions stand for.</summary>
    /// <value>Each must be used.</value>
    public Dictionary<string, string>? ExpressionAttributeNames { get; set; }

    /// <summary>What the names with <c>:</c> in expressions stand for.</summary>
    /// <value>Each must be used.</value>
    public Dictionary<string, AttributeValue>? ExpressionAttributeValues { get; set; }

    /// <summary>What to give back of the items read.</summary>
    /// <value><see langword="null"/> means whole items, or what the projection names.</value>
    public Select? Select { get; set; }

    /// <summary>How many items to read at most, before the filter.</summary>
    /// <value>At least 1; <see langword="null"/> reads up to 1 MB.</value>
    public int? Limit { get; set; }

    /// <summary>Where to go on: the <c>LastEvaluatedKey</c> of the page before.</summary>
    /// <value><see langword="null"/> begins at the beginning. The item need not exist.</value>
    public Item? ExclusiveStartKey { get; set; }

    /// <summary>Which part of the table to read.</summary>
    /// <value>0 or more and below <see cref="TotalSegments"/>; <see langword="null"/> where that is.</value>
    public int? Segment { get; set; }

    /// <summary>Into how many parts the table is divided, to be read side by side.</summary>
    /// <value>1 to 1,000,000; <see langword="null"/> for no division.</value>
    public int? TotalSegments { get; set; }

    /// <summary>Whether the read sees every write acknowledged before it.</summary>
    /// <value>
    /// <see langword="null"/> or <see langword="false"/> cost half as much; LocalDynamo sees the newest state in both cases.
    /// </value>
    public bool? ConsistentRead { get; set; }

    /// <summary>How much the answer tells about consumed capacity.</summary>
    /// <value><see langword="null"/> means NONE.</value>
    public ReturnConsumedCapacity? ReturnConsumedCapacity { get; set; }

    /// <summary>Legacy: the filter by attribute. Use <see cref="FilterExpression"/>.</summary>
    /// <value>Not together with any expression.</value>
    public Dictionary<string, Condition>? ScanFilter { get; set; }

    /// <summary>Legacy: how several conditions combine.</summary>
    /// <value><see langword="null"/> means AND. Only with at least two legacy conditions.</value>
    public ConditionalOperator? ConditionalOperator { get; set; }

    /// <summary>Legacy: the top-level attributes to give back. Use <see cref="ProjectionExpression"/>.</summary>
    /// <value>Not together with any expression.</value>
    public List<string>? AttributesToGet { get; set; }
}

/// <summary>One page of a Scan.</summary>
public sealed class ScanResponse
{
    /// <summary>The items that matched.</summary>
    /// <value><see langword="null"/> for <c>COUNT</c>.</value>
    public List<Item>? Items { get; set; }

    /// <summary>How many items matched.</summary>
    public int Count { get; set; }

    /// <summary>How many items were read, before the filter.</summary>
    public int ScannedCount { get; set; }

    /// <summary>The key of the last item read, to go on behind it.</summary>
    /// <value><see langword="null"/> where the end was reached; its absence is the only sign of the end.</value>
    public Item? LastEvaluatedKey { get; set; }

    /// <summary>The capacity consumed.</summary>
    /// <value><see langword="null"/> unless asked for.</value>
    public ConsumedCapacity? ConsumedCapacity { get; set; }
}

public static partial class DynamoEngineExtensions
{
    /// <summary>Reads all items of a table, one page at a time.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    public static ScanResponse Scan(this IDynamoEngine engine, ScanRequest request) => engine.Execute(request);

    /// <summary>Reads all items of a table, one page at a time.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request; not to be changed until the answer is there.</param>
    /// <param name="cancellationToken">Gives up waiting; what was begun may still be carried out.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    public static ValueTask<ScanResponse> ScanAsync(
        this IDynamoEngine engine, ScanRequest request, CancellationToken cancellationToken = default) =>
        engine.ExecuteAsync(request, cancellationToken);
}
