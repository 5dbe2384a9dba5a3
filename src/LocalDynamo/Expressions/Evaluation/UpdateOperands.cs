using LocalDynamo.Expressions.Binding;
using LocalDynamo.Expressions.Syntax;

namespace LocalDynamo.Expressions.Evaluation;

/// <summary>
/// Computes the values of SET from the item before the update. Operands are read from left to right, and each is checked before the
/// next is read.
/// </summary>
internal readonly struct UpdateOperands(Item before, ExpressionBinding binding)
{
    public AttributeValue Evaluate(SyntaxNode operand)
    {
        switch (operand)
        {
            case ValueNode value:
                return binding.ValueOf(value);
            case PathNode path:
                var existing = DocumentReader.Read(before, path, binding);
                return existing.HasValue ? existing : throw ExpressionErrors.AttributeMissing();
            case ArithmeticNode arithmetic:
                var left = Evaluate(arithmetic.Left, AttributeType.N).AsNumber();
                var right = Evaluate(arithmetic.Right, AttributeType.N).AsNumber();
                return arithmetic.IsSum ? left + right : left - right;
            case FunctionNode { Function: ExpressionFunction.IfNotExists } call:
                return IfNotExists(call);
            case FunctionNode { Function: ExpressionFunction.ListAppend } call:
                var list = Evaluate(call.Operands[0], AttributeType.L);
                var tail = Evaluate(call.Operands[1], AttributeType.L);
                return (AttributeValue)(AttributeValue[])[.. list, .. tail];
            default:
                throw new InvalidOperationException($"A {operand.GetType().Name} is no operand of an update.");
        }
    }

    /// <summary>if_not_exists nests some 220 deep in 4 KB of text, all in the second operand: a loop, and no recursion, goes down there.</summary>
    private AttributeValue IfNotExists(FunctionNode call)
    {
        var found = default(AttributeValue);
        SyntaxNode operand = call;
        while (operand is FunctionNode { Function: ExpressionFunction.IfNotExists } inner)
        {
            if (!found.HasValue)
                found = DocumentReader.Read(before, (PathNode)inner.Operands[0], binding);
            operand = inner.Operands[1];
        }

        // The fallback is read also where it isn't needed, and an attribute missing in it is an error.
        var fallback = Evaluate(operand);
        return found.HasValue ? found : fallback;
    }

    private AttributeValue Evaluate(SyntaxNode operand, AttributeType type)
    {
        var value = Evaluate(operand);
        return value.Type == type ? value : throw ExpressionErrors.OperandOfWrongType();
    }
}
