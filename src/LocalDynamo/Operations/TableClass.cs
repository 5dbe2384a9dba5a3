namespace LocalDynamo.Operations;

/// <summary>The storage class of a table, which sets its price and nothing else.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct TableClass(string Value)
{
    /// <summary>The default.</summary>
    public static TableClass STANDARD => new("STANDARD");

    /// <summary>Cheaper to keep, dearer to use.</summary>
    public static TableClass STANDARD_INFREQUENT_ACCESS => new("STANDARD_INFREQUENT_ACCESS");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator TableClass(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}

/// <summary>A table's storage class and since when.</summary>
public sealed record TableClassSummary
{
    /// <summary>The class.</summary>
    public TableClass? TableClass { get; init; }

    /// <summary>When the class last changed, in UTC.</summary>
    public DateTime? LastUpdateDateTime { get; init; }
}
