namespace LocalDynamo.Operations;

/// <summary>What a Query or Scan gives back of the items it read.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct Select(string Value)
{
    /// <summary>Whole items; the default for a table.</summary>
    public static Select ALL_ATTRIBUTES => new("ALL_ATTRIBUTES");

    /// <summary>All that the index holds; the default for an index, and refused for a table.</summary>
    public static Select ALL_PROJECTED_ATTRIBUTES => new("ALL_PROJECTED_ATTRIBUTES");

    /// <summary>What the projection names; the same as giving a projection alone.</summary>
    public static Select SPECIFIC_ATTRIBUTES => new("SPECIFIC_ATTRIBUTES");

    /// <summary>No items, only how many matched.</summary>
    public static Select COUNT => new("COUNT");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator Select(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}
