namespace LocalDynamo;

/// <summary>The type of a key attribute.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct ScalarAttributeType(string Value)
{
    /// <summary>A string.</summary>
    public static ScalarAttributeType S => new("S");

    /// <summary>A number.</summary>
    public static ScalarAttributeType N => new("N");

    /// <summary>Binary.</summary>
    public static ScalarAttributeType B => new("B");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator ScalarAttributeType(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}
