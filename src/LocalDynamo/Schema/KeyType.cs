namespace LocalDynamo;

/// <summary>The part of an attribute in a key, in the words of the wire.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct KeyType(string Value)
{
    /// <summary>The partition key.</summary>
    public static KeyType HASH => new("HASH");

    /// <summary>The sort key.</summary>
    public static KeyType RANGE => new("RANGE");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator KeyType(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}
