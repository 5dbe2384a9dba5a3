namespace LocalDynamo.Operations;

/// <summary>Which attributes of the item a write gives back.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct ReturnValue(string Value)
{
    /// <summary>Nothing; the default.</summary>
    public static ReturnValue NONE => new("NONE");

    /// <summary>The whole item as it was before the write; nothing where there was none.</summary>
    public static ReturnValue ALL_OLD => new("ALL_OLD");

    /// <summary>What the update touched, as it was before. UpdateItem only.</summary>
    public static ReturnValue UPDATED_OLD => new("UPDATED_OLD");

    /// <summary>The whole item as the update left it. UpdateItem only.</summary>
    public static ReturnValue ALL_NEW => new("ALL_NEW");

    /// <summary>What the update touched, as the update left it. UpdateItem only.</summary>
    public static ReturnValue UPDATED_NEW => new("UPDATED_NEW");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator ReturnValue(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}
