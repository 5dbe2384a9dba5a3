namespace LocalDynamo.Engine.Validation;

/// <summary>
/// The checks that the service makes on each member by itself, before it looks at the request as a whole: is a required member
/// there, is a text a member of its enumeration, are lengths and numbers within their bounds.
/// </summary>
/// <remarks>
/// The service answers with all failures at once, in the order in which they were found, under their number. Where there
/// are none, nothing is allocated. A mutable struct: to be kept in a local variable.
/// </remarks>
internal struct Constraints
{
    private List<string>? _failures;

    /// <summary>Notes a failure.</summary>
    /// <param name="path">
    /// The member: names begin in lower case; elements of lists are <c>.1.member</c>, of maps <c>.name.member</c>.
    /// </param>
    /// <param name="value">The member's value as the text shows it; <see langword="null"/> where it is missing.</param>
    /// <param name="rule">What the member must do.</param>
    public void Fail(MemberPath path, string? value, string rule) => FailWhole(path, value, $"Member must {rule}");

    /// <summary>Notes a failure in words of its own, such as those about the keys of a map.</summary>
    public void FailWhole(MemberPath path, string? value, string constraint) => (_failures ??= []).Add(
        $"Value {(value is null ? "null" : $"'{value}'")} at '{path}' failed to satisfy constraint: {constraint}");

    public void Required(MemberPath path, object? value)
    {
        if (value is null)
            Fail(path, null, "not be null");
    }

    /// <summary>Whether a text is a member of its enumeration; one that is not there is no failure.</summary>
    public void OneOf(MemberPath path, string? value, EnumSet members)
    {
        if (value is not null && !members.Contains(value))
            Fail(path, value, $"satisfy enum value set: {members}");
    }

    public void RequiredOneOf(MemberPath path, string? value, EnumSet members)
    {
        Required(path, value);
        OneOf(path, value, members);
    }

    public void Length(MemberPath path, string? value, int min, int max)
    {
        if (value is null)
            return;
        if (value.Length < min)
            Fail(path, value, $"have length greater than or equal to {min}");
        else if (value.Length > max)
            Fail(path, value, $"have length less than or equal to {max}");
    }

    /// <summary>How many elements a list or map must have. The newer of the service's texts, which does not show them.</summary>
    /// <param name="path">The member, written as the request has it.</param>
    /// <param name="count">How many it has.</param>
    /// <param name="max">The most it may have; the least is 1.</param>
    public void Count(MemberPath path, int count, int max = int.MaxValue)
    {
        if (count >= 1 && count <= max)
            return;
        var bound = count < 1 ? "greater than or equal to 1" : $"less than or equal to {max}";
        (_failures ??= []).Add($"Value at '{path}' failed to satisfy constraint: Member must have length {bound}");
    }

    public void Range(MemberPath path, long? value, long min, long max = long.MaxValue)
    {
        if (value < min)
            Fail(path, $"{value}", $"have value greater than or equal to {min}");
        else if (value > max)
            Fail(path, $"{value}", $"have value less than or equal to {max}");
    }

    /// <exception cref="ValidationException">There was a failure.</exception>
    public readonly void ThrowIfAny()
    {
        if (_failures is { Count: var count })
        {
            throw new ValidationException(
                $"{count} validation error{(count == 1 ? "" : "s")} detected: {string.Join("; ", _failures)}");
        }
    }
}
