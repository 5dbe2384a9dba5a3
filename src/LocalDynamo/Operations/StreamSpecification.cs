namespace LocalDynamo.Operations;

/// <summary>What a stream record holds of the item that changed.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct StreamViewType(string Value)
{
    /// <summary>Its key.</summary>
    public static StreamViewType KEYS_ONLY => new("KEYS_ONLY");

    /// <summary>The item after the change.</summary>
    public static StreamViewType NEW_IMAGE => new("NEW_IMAGE");

    /// <summary>The item before the change.</summary>
    public static StreamViewType OLD_IMAGE => new("OLD_IMAGE");

    /// <summary>Both.</summary>
    public static StreamViewType NEW_AND_OLD_IMAGES => new("NEW_AND_OLD_IMAGES");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator StreamViewType(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}

/// <summary>Whether a table has a stream, and what its records hold.</summary>
public sealed record StreamSpecification
{
    /// <summary>Whether the stream is on.</summary>
    /// <value>Required.</value>
    public bool? StreamEnabled { get; init; }

    /// <summary>What a record holds.</summary>
    /// <value>Required where the stream is on.</value>
    public StreamViewType? StreamViewType { get; init; }
}
