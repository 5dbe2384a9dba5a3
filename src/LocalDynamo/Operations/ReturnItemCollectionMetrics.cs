namespace LocalDynamo.Operations;

/// <summary>Whether a write tells the size of the item collection that it changed.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct ReturnItemCollectionMetrics(string Value)
{
    /// <summary>No; the default.</summary>
    public static ReturnItemCollectionMetrics NONE => new("NONE");

    /// <summary>Yes, for a table with a local secondary index; other tables have no such limit, so nothing is told of them.</summary>
    public static ReturnItemCollectionMetrics SIZE => new("SIZE");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator ReturnItemCollectionMetrics(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}
