using LocalDynamo.Expressions.Syntax;
using LocalDynamo.Values;

namespace LocalDynamo.Expressions.Binding;

/// <summary>One of the conditions that a key condition joins with AND.</summary>
/// <param name="Name">The attribute.</param>
/// <param name="Operator">The operator; null for one that no key attribute can have, which only a legacy condition can name.</param>
/// <param name="Value">What the operator compares with.</param>
/// <param name="UpperValue">The upper bound of BETWEEN.</param>
internal readonly record struct KeyConditionPart(AttributeName Name, SortKeyOperator? Operator, AttributeValue Value, AttributeValue UpperValue)
{
    /// <exception cref="ValidationException">The node is no such condition.</exception>
    public static KeyConditionPart Of(SyntaxNode node, ExpressionBinding binding)
    {
        switch (node)
        {
            case ComparisonNode { Comparator: not TokenKind.NotEqual } comparison:
                return OfComparison(comparison, binding);
            case BetweenNode between:
                VerifyOperands("BETWEEN", between.Operand, between.Low, between.High);
                return new(
                    NameOf(between.Operand, binding), SortKeyOperator.Between, ValueOf(between.Low, binding), ValueOf(between.High, binding));
            case FunctionNode { Function: ExpressionFunction.BeginsWith } call:
                VerifyOperands(call.Name, call.Operands[0], call.Operands[1]);
                return new(NameOf(call.Operands[0], binding), SortKeyOperator.BeginsWith, ValueOf(call.Operands[1], binding), default);
            default:
                throw ExpressionErrors.KeyOperatorNotAllowed(node switch
                {
                    ComparisonNode => "<>",
                    InNode => "IN",
                    NotNode => "NOT",
                    LogicalNode => "OR",
                    FunctionNode call => call.Name,
                    _ => throw new InvalidOperationException($"A {node.GetType().Name} is no condition."),
                });
        }
    }

    private static KeyConditionPart OfComparison(ComparisonNode comparison, ExpressionBinding binding)
    {
        VerifyNotNested(comparison.Left, comparison.Right);
        if (comparison is { Left: PathNode, Right: PathNode })
            throw ExpressionErrors.KeyConditionWithSeveralNames();
        if (comparison is { Left: ValueNode, Right: ValueNode })
            throw ExpressionErrors.KeyConditionWithoutName();

        var isSwapped = comparison.Left is ValueNode;
        var (name, value) = isSwapped ? (comparison.Right, comparison.Left) : (comparison.Left, comparison.Right);
        var sortOperator = (comparison.Comparator, isSwapped) switch
        {
            (TokenKind.Equal, _) => SortKeyOperator.Equal,
            (TokenKind.Less, false) or (TokenKind.Greater, true) => SortKeyOperator.Less,
            (TokenKind.LessOrEqual, false) or (TokenKind.GreaterOrEqual, true) => SortKeyOperator.LessOrEqual,
            (TokenKind.Greater, false) or (TokenKind.Less, true) => SortKeyOperator.Greater,
            _ => SortKeyOperator.GreaterOrEqual,
        };
        return new(NameOf(name, binding), sortOperator, ValueOf(value, binding), default);
    }

    private static void VerifyOperands(string name, SyntaxNode first, params ReadOnlySpan<SyntaxNode> others)
    {
        VerifyNotNested(first);
        VerifyNotNested(others);
        if (first is not PathNode)
            throw ExpressionErrors.KeyNotFirstOperand(name);
        foreach (var other in others)
        {
            if (other is PathNode)
                throw ExpressionErrors.KeyConditionWithSeveralNames();
        }
    }

    private static void VerifyNotNested(params ReadOnlySpan<SyntaxNode> operands)
    {
        foreach (var operand in operands)
        {
            if (operand is FunctionNode)
                throw ExpressionErrors.KeyConditionNested();
        }
    }

    private static AttributeName NameOf(SyntaxNode node, ExpressionBinding binding) => node is PathNode { IsTopLevel: true } path
        ? binding.TopLevelNameOf(path)
        : throw ExpressionErrors.KeyConditionOnNestedAttribute();

    private static AttributeValue ValueOf(SyntaxNode node, ExpressionBinding binding) => binding.ValueOf((ValueNode)node);
}
