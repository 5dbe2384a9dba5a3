namespace LocalDynamo.Values;

/// <summary>Why something that was sent as a value or an item is none: the service's text, kept until it is its turn to be told.</summary>
/// <remarks>
/// A request may hold a set without members or a number that is none, and break other rules besides. The service tells such a value
/// after the constraints on members and the rules of parameters, so a front door makes a faulty <see cref="AttributeValue"/> or
/// <see cref="Item"/> of it, and whoever needs the value itself throws.
/// </remarks>
internal sealed class ValueFault(string message)
{
    public static readonly ValueFault Empty =
        new("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");

    public static readonly ValueFault SeveralTypes =
        new("Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");

    public static readonly ValueFault TooDeep = new(
        "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit");

    public static readonly ValueFault EmptyStringSet = new("One or more parameter values were invalid: An string set  may not be empty");
    public static readonly ValueFault EmptyNumberSet = new("One or more parameter values were invalid: An number set  may not be empty");
    public static readonly ValueFault EmptyBinarySet = new("One or more parameter values were invalid: Binary sets should not be empty");

    public static readonly ValueFault NullInStringSet =
        new("One or more parameter values were invalid: An string set may not have a null string as a member");

    public static readonly ValueFault NullInBinarySet =
        new("One or more parameter values were invalid: A binary set may not have a null binary as a member");

    public static readonly ValueFault DuplicateNumbers = new("Input collection contains duplicates");

    public static readonly ValueFault DuplicateBinaries =
        new("One or more parameter values were invalid: Input collection of type BS contains duplicates.");

    public static readonly ValueFault NullElement = new("The supplied Item contains a null AttributeValue");

    /// <summary>The service's text.</summary>
    public string Message { get; } = message;

    public static ValueFault DuplicateStrings(ReadOnlySpan<string> members) => new(
        "One or more parameter values were invalid: Input collection "
        + $"[{string.Join(", ", members.ToArray().Select(static member => $"\"{member}\""))}] contains duplicates.");

    /// <summary>An entry of a map, or an attribute of an item, without a value.</summary>
    public static ValueFault NullEntry(string name) => new($"{NullElement.Message}: {name} is null");

    public ValidationException ToException() => new(Message);
}
