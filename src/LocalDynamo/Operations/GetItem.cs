namespace LocalDynamo.Operations;

/// <summary>A request to read one item.</summary>
public sealed class GetItemRequest : DynamoRequest<GetItemResponse>
{
    /// <summary>The table, by name or by ARN.</summary>
    /// <value>Required. A name has 3 to 255 characters of a-z, A-Z, 0-9, _, - and dot; an ARN at most 1,024.</value>
    public string? TableName { get; set; }

    /// <summary>The key attributes, and no others.</summary>
    /// <value>Required.</value>
    public Item? Key { get; set; }

    /// <summary>The attributes to give back.</summary>
    /// <value>At most 4,096 bytes; <see langword="null"/> for whole items.</value>
    public string? ProjectionExpression { get; set; }

    /// <summary>What the names with <c>#</c> in expressions stand for.</summary>
    /// <value>Each must be used.</value>
    public Dictionary<string, string>? ExpressionAttributeNames { get; set; }

    /// <summary>Whether the read sees every write acknowledged before it.</summary>
    /// <value>
    /// <see langword="null"/> or <see langword="false"/> cost half as much; LocalDynamo sees the newest state in both cases.
    /// </value>
    public bool? ConsistentRead { get; set; }

    /// <summary>How much the answer tells about consumed capacity.</summary>
    /// <value><see langword="null"/> means NONE.</value>
    public ReturnConsumedCapacity? ReturnConsumedCapacity { get; set; }

    /// <summary>Legacy: the top-level attributes to give back. Use <see cref="ProjectionExpression"/>.</summary>
    /// <value>Not together with any expression.</value>
    public List<string>? AttributesToGet { get; set; }
}

/// <summary>The answer to a GetItem.</summary>
public sealed class GetItemResponse
{
    /// <summary>The item, or what the projection names of it.</summary>
    /// <value><see langword="null"/> where there is none; empty where the projection names nothing the item has.</value>
    public Item? Item { get; set; }

    /// <summary>The capacity consumed.</summary>
    /// <value><see langword="null"/> unless asked for.</value>
    public ConsumedCapacity? ConsumedCapacity { get; set; }
}

public static partial class DynamoEngineExtensions
{
    /// <summary>Reads one item.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    public static GetItemResponse GetItem(this IDynamoEngine engine, GetItemRequest request) => engine.Execute(request);

    /// <summary>Reads one item.</summary>
    /// <param name="engine">The engine that carries it out.</param>
    /// <param name="request">The request; not to be changed until the answer is there.</param>
    /// <param name="cancellationToken">Gives up waiting; what was begun may still be carried out.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ValidationException">The request breaks a rule of the service.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such table.</exception>
    public static ValueTask<GetItemResponse> GetItemAsync(
        this IDynamoEngine engine, GetItemRequest request, CancellationToken cancellationToken = default) =>
        engine.ExecuteAsync(request, cancellationToken);
}
