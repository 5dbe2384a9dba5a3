namespace LocalDynamo.Operations;

/// <summary>Whether a failed condition gives back the item that failed it.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct ReturnValuesOnConditionCheckFailure(string Value)
{
    /// <summary>No; the default.</summary>
    public static ReturnValuesOnConditionCheckFailure NONE => new("NONE");

    /// <summary>The error carries the item, see <see cref="ConditionalCheckFailedException.Item"/>.</summary>
    public static ReturnValuesOnConditionCheckFailure ALL_OLD => new("ALL_OLD");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator ReturnValuesOnConditionCheckFailure(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}
