using System.Text;
using LocalDynamo.Expressions.Syntax;
using LocalDynamo.Values;

namespace LocalDynamo.Expressions.Binding;

/// <summary>
/// What the <c>#names</c> and <c>:values</c> of an expression stand for in one request, by their ordinals in the tree. The tree
/// itself is shared and stays as it is.
/// </summary>
internal sealed class ExpressionBinding(AttributeName?[] names, AttributeValue[] values)
{
    private static readonly ExpressionBinding Empty = new([], []);

    public static ExpressionBinding For(ExpressionSyntax syntax) => syntax.NeedsNothing
        ? Empty
        : new ExpressionBinding(
            syntax.Aliases.Length == 0 ? [] : new AttributeName?[syntax.Aliases.Length],
            syntax.ValueNames.Length == 0 ? [] : new AttributeValue[syntax.ValueNames.Length]);

    /// <summary>Whether the expression has no names and values, so that it means the same in every request.</summary>
    public bool IsEmpty => names.Length + values.Length == 0;

    public AttributeName?[] Names => names;

    public AttributeValue[] Values => values;

    public AttributeValue ValueOf(ValueNode node) => values[node.Ordinal];

    /// <summary>The name at a step of a path that is no index.</summary>
    public AttributeName NameAt(PathNode path, int index) => path.BareNameAt(index) ?? names[path.Elements[index].Number]!;

    /// <summary>The name of the item's attribute in which the path starts.</summary>
    public AttributeName TopLevelNameOf(PathNode path) => NameAt(path, 0);

    /// <summary>Whether two paths have the same step at an index: the same name, or the same index into a list.</summary>
    public bool AreEqualAt(PathNode left, PathNode right, int index)
    {
        ref readonly var one = ref left.Elements[index];
        ref readonly var two = ref right.Elements[index];
        if ((one.Kind == PathElementKind.Index) != (two.Kind == PathElementKind.Index))
            return false;
        return one.Kind == PathElementKind.Index ? one.Number == two.Number : NameAt(left, index).Equals(NameAt(right, index));
    }

    public bool AreEqual(PathNode left, PathNode right)
    {
        if (left.Length != right.Length)
            return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (!AreEqualAt(left, right, i))
                return false;
        }

        return true;
    }

    /// <summary>The path as error messages write it: <c>[a, b, [0]]</c>.</summary>
    public string Describe(PathNode path)
    {
        var text = new StringBuilder("[");
        for (var i = 0; i < path.Length; i++)
        {
            _ = text.Append(i == 0 ? "" : ", ");
            _ = path.Elements[i].Kind == PathElementKind.Index
                ? text.Append('[').Append(path.Elements[i].Number).Append(']')
                : text.Append(NameAt(path, i).Text);
        }

        return text.Append(']').ToString();
    }
}
