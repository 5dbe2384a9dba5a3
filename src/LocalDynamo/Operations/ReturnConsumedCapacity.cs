namespace LocalDynamo.Operations;

/// <summary>How much an answer tells about the capacity that its request consumed.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct ReturnConsumedCapacity(string Value)
{
    /// <summary>Nothing; the default.</summary>
    public static ReturnConsumedCapacity NONE => new("NONE");

    /// <summary>The sum for the table and its indexes.</summary>
    public static ReturnConsumedCapacity TOTAL => new("TOTAL");

    /// <summary>The sum, and the parts of the table and of each index.</summary>
    public static ReturnConsumedCapacity INDEXES => new("INDEXES");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator ReturnConsumedCapacity(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}
