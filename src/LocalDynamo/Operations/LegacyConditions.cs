namespace LocalDynamo.Operations;

// The parameters of the time before expressions. Programs written then still send them, so they are part of the waist.

/// <summary>How several legacy conditions combine.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct ConditionalOperator(string Value)
{
    /// <summary>All must hold; the default.</summary>
    public static ConditionalOperator AND => new("AND");

    /// <summary>One must hold.</summary>
    public static ConditionalOperator OR => new("OR");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator ConditionalOperator(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}

/// <summary>The comparison of a legacy condition.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct ComparisonOperator(string Value)
{
    /// <summary>Equal, of the same type.</summary>
    public static ComparisonOperator EQ => new("EQ");

    /// <summary>Not equal, or of another type.</summary>
    public static ComparisonOperator NE => new("NE");

    /// <summary>Equal to one of the values.</summary>
    public static ComparisonOperator IN => new("IN");

    /// <summary>At most the value.</summary>
    public static ComparisonOperator LE => new("LE");

    /// <summary>Less than the value.</summary>
    public static ComparisonOperator LT => new("LT");

    /// <summary>At least the value.</summary>
    public static ComparisonOperator GE => new("GE");

    /// <summary>Greater than the value.</summary>
    public static ComparisonOperator GT => new("GT");

    /// <summary>At least the first value and at most the second.</summary>
    public static ComparisonOperator BETWEEN => new("BETWEEN");

    /// <summary>The attribute exists.</summary>
    public static ComparisonOperator NOT_NULL => new("NOT_NULL");

    /// <summary>The attribute does not exist.</summary>
    public static ComparisonOperator NULL => new("NULL");

    /// <summary>Holds the value as a substring or as an element.</summary>
    public static ComparisonOperator CONTAINS => new("CONTAINS");

    /// <summary>Does not hold the value as a substring or as an element.</summary>
    public static ComparisonOperator NOT_CONTAINS => new("NOT_CONTAINS");

    /// <summary>A string or binary that begins with the value.</summary>
    public static ComparisonOperator BEGINS_WITH => new("BEGINS_WITH");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator ComparisonOperator(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}

/// <summary>What a legacy attribute update does.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct AttributeAction(string Value)
{
    /// <summary>Sets the attribute; the default.</summary>
    public static AttributeAction PUT => new("PUT");

    /// <summary>Adds a number, or elements to a set or list.</summary>
    public static AttributeAction ADD => new("ADD");

    /// <summary>Removes the attribute, or elements from a set.</summary>
    public static AttributeAction DELETE => new("DELETE");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator AttributeAction(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}

/// <summary>A legacy condition of a write on one attribute; <c>ConditionExpression</c> took its place.</summary>
public sealed record ExpectedAttributeValue
{
    /// <summary>The value that the attribute must equal.</summary>
    /// <value>None by default; not together with <see cref="ComparisonOperator"/>.</value>
    public AttributeValue Value { get; init; }

    /// <summary>Whether the attribute must exist.</summary>
    /// <value><see langword="null"/> means <see langword="true"/>; <see langword="false"/> goes without a value.</value>
    public bool? Exists { get; init; }

    /// <summary>The comparison with <see cref="AttributeValueList"/>.</summary>
    /// <value><see langword="null"/> where <see cref="Value"/> and <see cref="Exists"/> say the condition.</value>
    public ComparisonOperator? ComparisonOperator { get; init; }

    /// <summary>What the attribute is compared with.</summary>
    /// <value>As many values as the operator takes: none, one, two, or any number for <c>IN</c>.</value>
    public List<AttributeValue>? AttributeValueList { get; init; }
}

/// <summary>A legacy update of one attribute; <c>UpdateExpression</c> took its place.</summary>
public sealed record AttributeValueUpdate
{
    /// <summary>What to do with the attribute.</summary>
    /// <value><see langword="null"/> means <see cref="AttributeAction.PUT"/>.</value>
    public AttributeAction? Action { get; init; }

    /// <summary>The value to put, add or delete.</summary>
    /// <value>None is legal for <see cref="AttributeAction.DELETE"/> only.</value>
    public AttributeValue Value { get; init; }
}

/// <summary>A legacy condition of a Query or Scan on one attribute; key condition and filter expressions took its place.</summary>
public sealed record Condition
{
    /// <summary>The comparison with <see cref="AttributeValueList"/>.</summary>
    /// <value>Required.</value>
    public ComparisonOperator? ComparisonOperator { get; init; }

    /// <summary>What the attribute is compared with.</summary>
    /// <value>As many values as the operator takes: none, one, two, or any number for <c>IN</c>.</value>
    public List<AttributeValue>? AttributeValueList { get; init; }
}
