namespace LocalDynamo.Operations;

/// <summary>A name and a value that a table carries for the user's own book-keeping.</summary>
public sealed record Tag
{
    /// <summary>The name.</summary>
    /// <value>Required, 1 to 128 characters, unique on the table.</value>
    public string? Key { get; init; }

    /// <summary>The value.</summary>
    /// <value>Required, 0 to 256 characters.</value>
    public string? Value { get; init; }
}
