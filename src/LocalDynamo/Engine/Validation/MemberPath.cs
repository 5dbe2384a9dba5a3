namespace LocalDynamo.Engine.Validation;

/// <summary>
/// A member of a request, as the texts of failures name it. The text is made only where there is a failure: a transaction of a hundred
/// actions has some seven hundred members to look at.
/// </summary>
/// <param name="Root">Names begin in lower case.</param>
/// <param name="Element">Which element of the list that <paramref name="Root"/> is, from 1; 0 where it is none.</param>
/// <param name="Member">A member of that.</param>
/// <param name="Submember">A member of the member.</param>
internal readonly record struct MemberPath(string Root, int Element = 0, string? Member = null, string? Submember = null)
{
    public static implicit operator MemberPath(string path) => new(path);

    /// <param name="list">The list.</param>
    /// <param name="index">The element's index, from 0.</param>
    public static MemberPath OfElement(string list, int index) => new(list, index + 1);

    public MemberPath Of(string member) => Member is null ? this with { Member = member } : this with { Submember = member };

    public override string ToString()
    {
        var element = Element == 0 ? Root : $"{Root}.{Element}.member";
        return Member is null ? element : Submember is null ? $"{element}.{Member}" : $"{element}.{Member}.{Submember}";
    }
}
