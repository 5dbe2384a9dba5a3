namespace LocalDynamo.Operations;

/// <summary>The items of one table that a <see cref="BatchGetItemRequest"/> asks for, and what to give back of each.</summary>
public sealed record KeysAndAttributes
{
    /// <summary>The keys, each with the key attributes and no others.</summary>
    /// <value>Required, 1 to 100, none twice.</value>
    public List<Item>? Keys { get; init; }

    /// <summary>The attributes to give back.</summary>
    /// <value>At most 4,096 bytes; <see langword="null"/> for whole items.</value>
    public string? ProjectionExpression { get; init; }

    /// <summary>What the names with <c>#</c> in the expression stand for.</summary>
    /// <value>Each must be used.</value>
    public Dictionary<string, string>? ExpressionAttributeNames { get; init; }

    /// <summary>Whether the reads see every write acknowledged before them.</summary>
    /// <value><see langword="null"/> or <see langword="false"/> cost half as much.</value>
    public bool? ConsistentRead { get; init; }

    /// <summary>Legacy: the top-level attributes to give back. Use <see cref="ProjectionExpression"/>.</summary>
    /// <value>Not together with any expression.</value>
    public List<string>? AttributesToGet { get; init; }
}
