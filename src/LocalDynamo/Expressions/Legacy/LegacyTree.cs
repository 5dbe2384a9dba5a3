using LocalDynamo.Expressions.Binding;
using LocalDynamo.Expressions.Syntax;
using LocalDynamo.Values;

namespace LocalDynamo.Expressions.Legacy;

/// <summary>Builds the tree of legacy parameters, in which every name and value is given by its ordinal.</summary>
internal sealed class LegacyTree
{
    private readonly List<AttributeName> _names = [];
    private readonly List<AttributeValue> _values = [];
    private readonly List<SyntaxNode> _paths = [];

    private ExpressionBinding Binding => new([.. _names], [.. _values]);

    public PathNode Path(string name)
    {
        var path = new PathNode([new PathElement(PathElementKind.Alias, name, _names.Count)]);
        path.ResolveNames();
        _names.Add(AttributeName.Of(name));
        _paths.Add(path);
        return path;
    }

    public ValueNode Value(AttributeValue value)
    {
        _values.Add(value);
        return new ValueNode(_values.Count - 1);
    }

    public BoundCondition ToCondition(SyntaxNode root) =>
        new(new ConditionSyntax(ExpressionKind.Filter, root, [.. _paths]), Binding, isLegacy: true);

    public BoundUpdate ToUpdate(UpdateAction[] actions) => new(actions, Binding, isLegacy: true);

    public BoundProjection ToProjection(PathNode[] paths)
    {
        var binding = Binding;
        var tree = PathTree.NewRoot();
        foreach (var path in paths)
            tree.Add(ExpressionKind.Projection, binding, path);
        return new BoundProjection(new ProjectionSyntax(paths), binding, tree);
    }
}
