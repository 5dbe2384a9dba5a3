using LocalDynamo.Expressions.Syntax;
using LocalDynamo.Values;

namespace LocalDynamo.Expressions.Binding;

/// <summary>
/// The paths of a projection or the targets of an update as one tree, which shows where two of them meet: none may be the
/// beginning of another (they overlap), and below one place all go on by name or all by index (else they conflict).
/// </summary>
internal sealed class PathTree
{
    private PathTree(AttributeName? name, int index) => (Name, Index) = (name, index);

    /// <summary>The step from the parent, if it is a name.</summary>
    public AttributeName? Name { get; }

    /// <summary>The step from the parent, if it is an index.</summary>
    public int Index { get; }

    /// <summary>The path that ends here; it has no children then.</summary>
    public PathNode? Path { get; private set; }

    public List<PathTree> Children { get; } = [];

    /// <summary>Whether the children are elements of a list, in the order of their indexes; otherwise they are entries of a map.</summary>
    public bool HasElements => Children.Count > 0 && Children[0].Name is null;

    public static PathTree NewRoot() => new(null, -1);

    /// <summary>Adds a path whose names are known.</summary>
    /// <exception cref="ValidationException">It overlaps or conflicts with a path added before.</exception>
    public void Add(ExpressionKind kind, ExpressionBinding binding, PathNode path)
    {
        var node = this;
        for (var i = 0; i < path.Length; i++)
        {
            if (node.Path is not null)
                throw ExpressionErrors.PathsOverlap(kind, binding.Describe(path), binding.Describe(node.Path));

            var isIndex = path.Elements[i].Kind == PathElementKind.Index;
            if (node.Children.Count > 0 && node.HasElements != isIndex)
                throw ExpressionErrors.PathsConflict(kind, binding.Describe(path), binding.Describe(node.AnyPath()));
            node = isIndex ? node.ChildAt(path.Elements[i].Number) : node.ChildNamed(binding.NameAt(path, i));
        }

        if (node.Path is not null || node.Children.Count > 0)
            throw ExpressionErrors.PathsOverlap(kind, binding.Describe(path), binding.Describe(node.AnyPath()));
        node.Path = path;
    }

    /// <summary>One of the paths that end in the tree, which an error names: the last by the order of its steps.</summary>
    private PathNode AnyPath()
    {
        var node = this;
        while (node.Path is null)
        {
            var last = node.Children[0];
            foreach (var child in node.Children)
            {
                if (child.Index > last.Index || string.CompareOrdinal(child.Name?.Text, last.Name?.Text) > 0)
                    last = child;
            }

            node = last;
        }

        return node.Path;
    }

    private PathTree ChildNamed(AttributeName name)
    {
        foreach (var child in Children)
        {
            if (child.Name!.Equals(name))
                return child;
        }

        var added = new PathTree(name, -1);
        Children.Add(added);
        return added;
    }

    private PathTree ChildAt(int index)
    {
        var position = Children.Count;
        for (; position > 0 && Children[position - 1].Index >= index; position--)
        {
            if (Children[position - 1].Index == index)
                return Children[position - 1];
        }

        var added = new PathTree(null, index);
        Children.Insert(position, added);
        return added;
    }
}
