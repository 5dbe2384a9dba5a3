namespace LocalDynamo.Operations;

/// <summary>The state of a table.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct TableStatus(string Value)
{
    /// <summary>Being made; not to be used yet.</summary>
    public static TableStatus CREATING => new("CREATING");

    /// <summary>Ready.</summary>
    public static TableStatus ACTIVE => new("ACTIVE");

    /// <summary>Being changed; items can be read and written.</summary>
    public static TableStatus UPDATING => new("UPDATING");

    /// <summary>Being deleted.</summary>
    public static TableStatus DELETING => new("DELETING");

    /// <summary>Not to be used: its key cannot be reached.</summary>
    public static TableStatus INACCESSIBLE_ENCRYPTION_CREDENTIALS => new("INACCESSIBLE_ENCRYPTION_CREDENTIALS");

    /// <summary>Being archived, as its key could not be reached for long.</summary>
    public static TableStatus ARCHIVING => new("ARCHIVING");

    /// <summary>Archived.</summary>
    public static TableStatus ARCHIVED => new("ARCHIVED");

    /// <summary>Not replicated, for want of a permission.</summary>
    public static TableStatus REPLICATION_NOT_AUTHORIZED => new("REPLICATION_NOT_AUTHORIZED");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator TableStatus(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}
