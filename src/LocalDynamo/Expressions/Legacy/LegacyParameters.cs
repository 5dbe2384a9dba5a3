using System.Runtime.InteropServices;
using LocalDynamo.Expressions.Binding;
using LocalDynamo.Expressions.Syntax;

namespace LocalDynamo.Expressions.Legacy;

/// <summary>
/// Translates the parameters of the time before expressions into what expressions are bound to, so that there is one evaluator. The
/// operands must have been validated: their number and types have errors of their own, which are not those of expressions.
/// </summary>
internal static class LegacyParameters
{
    /// <summary>The condition that Expected, QueryFilter or ScanFilter describe.</summary>
    /// <param name="conditions">The conditions, at least one.</param>
    /// <param name="isAnyEnough">Whether one must hold (ConditionalOperator OR) and not all.</param>
    public static BoundCondition Condition(IReadOnlyCollection<LegacyCondition> conditions, bool isAnyEnough)
    {
        var tree = new LegacyTree();
        var parts = new LogicalNode(isAnd: !isAnyEnough);
        foreach (var condition in conditions)
            parts.Conditions.Add(Translate(condition, tree));
        return tree.ToCondition(parts);
    }

    /// <summary>The update that AttributeUpdates describe.</summary>
    public static BoundUpdate Update(IReadOnlyCollection<LegacyUpdate> updates)
    {
        var tree = new LegacyTree();
        var actions = new List<UpdateAction>(updates.Count);
        foreach (var update in updates)
        {
            var clause = (update.Action, update.Value.HasValue) switch
            {
                ("PUT", _) => TokenKind.Set,
                ("ADD", _) => TokenKind.Add,
                (_, true) => TokenKind.Delete,
                _ => TokenKind.Remove,
            };
            var value = clause == TokenKind.Remove ? null : tree.Value(update.Value);
            actions.Add(new UpdateAction(clause, tree.Path(update.Name), value, []));
        }

        return tree.ToUpdate([.. actions]);
    }

    /// <summary>The projection that AttributesToGet describes.</summary>
    /// <param name="names">The attributes' names, none twice.</param>
    public static BoundProjection Projection(IReadOnlyCollection<string> names)
    {
        var tree = new LegacyTree();
        return tree.ToProjection([.. names.Select(tree.Path)]);
    }

    /// <summary>The key condition that KeyConditions describe.</summary>
    public static KeyCondition KeyCondition(IReadOnlyCollection<LegacyCondition> conditions, QueryKey key)
    {
        var parts = new List<KeyConditionPart>(conditions.Count);
        foreach (var (name, comparison, values) in conditions)
        {
            SortKeyOperator? sortOperator = comparison switch
            {
                "EQ" => SortKeyOperator.Equal,
                "LT" => SortKeyOperator.Less,
                "LE" => SortKeyOperator.LessOrEqual,
                "GT" => SortKeyOperator.Greater,
                "GE" => SortKeyOperator.GreaterOrEqual,
                "BETWEEN" => SortKeyOperator.Between,
                "BEGINS_WITH" => SortKeyOperator.BeginsWith,
                _ => null,
            };
            parts.Add(new KeyConditionPart(
                Values.AttributeName.Of(name),
                sortOperator,
                values.Count > 0 ? values[0] : default,
                values.Count > 1 ? values[1] : default));
        }

        return KeyConditionBinder.Bind(CollectionsMarshal.AsSpan(parts), key);
    }

    private static SyntaxNode Translate(LegacyCondition condition, LegacyTree tree)
    {
        var path = tree.Path(condition.Name);
        SyntaxNode[] values = [.. condition.Values.Select(tree.Value)];
        return condition.Comparison switch
        {
            "EQ" => new ComparisonNode(TokenKind.Equal, path, values[0]),
            "NE" => new ComparisonNode(TokenKind.NotEqual, path, values[0]),
            "LT" => new ComparisonNode(TokenKind.Less, path, values[0]),
            "LE" => new ComparisonNode(TokenKind.LessOrEqual, path, values[0]),
            "GT" => new ComparisonNode(TokenKind.Greater, path, values[0]),
            "GE" => new ComparisonNode(TokenKind.GreaterOrEqual, path, values[0]),
            "BETWEEN" => new BetweenNode(path, values[0], values[1]),
            "IN" => new InNode(path, values),
            "NOT_NULL" => new FunctionNode("attribute_exists", [path]),
            "NULL" => new FunctionNode("attribute_not_exists", [path]),
            "BEGINS_WITH" => new FunctionNode("begins_with", [path, values[0]]),
            "CONTAINS" => new FunctionNode("contains", [path, values[0]]),
            "NOT_CONTAINS" => NotContains(path, values[0]),
            _ => throw new InvalidOperationException($"There is no comparison {condition.Comparison}."),
        };
    }

    /// <summary>Unlike NOT contains(...), this is false for an item without the attribute.</summary>
    private static LogicalNode NotContains(PathNode path, SyntaxNode value) => new(isAnd: true)
    {
        Conditions =
        {
            new FunctionNode("attribute_exists", [path]),
            new NotNode(new FunctionNode("contains", [path, value])),
        },
    };
}
