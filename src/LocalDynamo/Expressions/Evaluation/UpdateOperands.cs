using LocalDynamo.Expressions.Binding;
using LocalDynamo.Expressions.Syntax;

namespace LocalDynamo.Expressions.Evaluation;

/// <summary>
/// Computes the values of SET from the item before the update. Operands are read from left to right, and each is checked before the
/// next is read. Recursion is bounded by the text: if_not_exists nests at most about 250 deep in 4 KB.
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
                // The fallback is read also where it isn't needed, and an attribute missing in it is an error.
                var fallback = Evaluate(call.Operands[1]);
                var first = DocumentReader.Read(before, (PathNode)call.Operands[0], binding);
                return first.HasValue ? first : fallback;
            case FunctionNode { Function: ExpressionFunction.ListAppend } call:
                var list = Evaluate(call.Operands[0], AttributeType.L);
                var tail = Evaluate(call.Operands[1], AttributeType.L);
                return (AttributeValue)(AttributeValue[])[.. list, .. tail];
            default:
                throw new InvalidOperationException($"A {operand.GetType().Name} is no operand of an update.");
        }
    }

    private AttributeValue Evaluate(SyntaxNode operand, AttributeType type)
    {
        var value = Evaluate(operand);
        return value.Type == type ? value : throw ExpressionErrors.OperandOfWrongType();
    }
}
