using LocalDynamo.Values;

namespace LocalDynamo.Expressions.Syntax;

internal enum PathElementKind : byte
{
    /// <summary>A bare name.</summary>
    Name,

    /// <summary>A <c>#name</c>, to be looked up in ExpressionAttributeNames.</summary>
    Alias,

    /// <summary>An index into a list.</summary>
    Index,
}

/// <summary>One step of a document path.</summary>
/// <param name="Kind">What the step is.</param>
/// <param name="Text">The step as written: the name, the alias with its <c>#</c>, or the digits of the index.</param>
/// <param name="Number">The alias's ordinal in the expression, or the index; -1 for an index beyond the range of integers.</param>
internal readonly record struct PathElement(PathElementKind Kind, string Text, int Number);

/// <summary>A document path such as <c>info.#a[0]</c>. It has at least one element, and the first is no index.</summary>
internal sealed class PathNode(PathElement[] elements) : SyntaxNode
{
    private AttributeName?[] _names = [];

    public PathElement[] Elements { get; } = elements;

    public int Length => Elements.Length;

    /// <summary>Whether the path is a single name, so that it leads to an attribute of the item.</summary>
    public bool IsTopLevel => Elements.Length == 1;

    /// <summary>The element's name if it is a bare one, and null otherwise. Only after <see cref="ResolveNames"/>.</summary>
    public AttributeName? BareNameAt(int index) => _names[index];

    /// <summary>Looks the bare names up. Only paths of valid expressions get here, so that bad texts don't fill the table of names.</summary>
    public void ResolveNames()
    {
        var names = new AttributeName?[Elements.Length];
        for (var i = 0; i < names.Length; i++)
            names[i] = Elements[i].Kind == PathElementKind.Name ? AttributeName.Of(Elements[i].Text) : null;
        _names = names;
    }
}
