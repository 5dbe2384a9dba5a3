using LocalDynamo.Expressions.Binding;
using LocalDynamo.Expressions.Syntax;

namespace LocalDynamo.Expressions.Evaluation;

/// <summary>
/// Evaluates checked conditions on items. It never fails: what an item lacks, or has in another type, makes a comparison false. It may
/// recurse, since a condition that passed the checks has at most 300 operators.
/// </summary>
internal static class ConditionEvaluator
{
    public static bool Matches(SyntaxNode condition, Item? item, ExpressionBinding binding)
    {
        switch (condition)
        {
            case ComparisonNode comparison:
                return Compare(
                    comparison.Comparator,
                    Read(comparison.Left, item, binding),
                    Read(comparison.Right, item, binding));
            case LogicalNode logical:
                foreach (var part in logical.Conditions)
                {
                    if (Matches(part, item, binding) != logical.IsAnd)
                        return !logical.IsAnd;
                }

                return logical.IsAnd;
            case FunctionNode call:
                return MatchesFunction(call, item, binding);
            case NotNode negation:
                return !Matches(negation.Condition, item, binding);
            case BetweenNode between:
                var value = Read(between.Operand, item, binding);
                return Compare(TokenKind.GreaterOrEqual, value, Read(between.Low, item, binding))
                    && Compare(TokenKind.LessOrEqual, value, Read(between.High, item, binding));
            case InNode membership:
                var candidate = Read(membership.Operand, item, binding);
                foreach (var choice in membership.Choices)
                {
                    if (ValueOperations.AreEqual(candidate, Read(choice, item, binding)))
                        return true;
                }

                return false;
            default:
                throw new InvalidOperationException($"A {condition.GetType().Name} is no condition.");
        }
    }

    private static bool MatchesFunction(FunctionNode call, Item? item, ExpressionBinding binding)
    {
        var first = Read(call.Operands[0], item, binding);
        switch (call.Function)
        {
            case ExpressionFunction.AttributeExists:
                return first.HasValue;
            case ExpressionFunction.AttributeNotExists:
                return !first.HasValue;
        }

        var second = Read(call.Operands[1], item, binding);
        return call.Function switch
        {
            ExpressionFunction.AttributeType => ValueOperations.IsNameOf(second, first.Type),
            ExpressionFunction.BeginsWith => ValueOperations.BeginsWith(first, second),
            ExpressionFunction.Contains => ValueOperations.Contains(first, second),
            _ => throw new InvalidOperationException($"{call.Name} is no condition."),
        };
    }

    private static bool Compare(TokenKind comparator, in AttributeValue left, in AttributeValue right)
    {
        if (comparator == TokenKind.Equal)
            return ValueOperations.AreEqual(left, right);
        if (comparator == TokenKind.NotEqual)
            return !ValueOperations.AreEqual(left, right);
        if (!ValueOperations.TryCompare(left, right, out var order))
            return false;

        return comparator switch
        {
            TokenKind.Less => order < 0,
            TokenKind.LessOrEqual => order <= 0,
            TokenKind.Greater => order > 0,
            _ => order >= 0,
        };
    }

    private static AttributeValue Read(SyntaxNode operand, Item? item, ExpressionBinding binding) => operand switch
    {
        PathNode path => DocumentReader.Read(item, path, binding),
        ValueNode value => binding.ValueOf(value),
        FunctionNode { Function: ExpressionFunction.Size } call => ValueOperations.Size(Read(call.Operands[0], item, binding)),
        _ => throw new InvalidOperationException($"A {operand.GetType().Name} is no operand of a condition."),
    };
}
