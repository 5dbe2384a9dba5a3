using LocalDynamo.Expressions.Syntax;

namespace LocalDynamo.Expressions.Binding;

/// <summary>
/// Checks the operands of a function or operator once its names and values are known: how many, of which types, and that the first is
/// not repeated. Only the types of <c>:values</c> and of <c>size</c> are known before an item is read; a path may lead to any type.
/// </summary>
internal readonly struct OperandChecker(ExpressionKind kind, ExpressionBinding binding)
{
    /// <summary>The most values that IN compares with (developer guide, "Comparison operator and function reference").</summary>
    private const int MaxChoices = 100;

    public void Check(SyntaxNode node)
    {
        switch (node)
        {
            case ComparisonNode comparison:
                CheckComparison(comparison);
                break;
            case BetweenNode between:
                CheckBetween(between);
                break;
            case InNode membership:
                if (membership.Choices.Length > MaxChoices)
                    throw ExpressionErrors.TooManyChoices(kind, membership.Choices.Length);
                CheckDistinct("IN", membership.Operand, membership.Choices);
                break;
            case ArithmeticNode arithmetic:
                var symbol = arithmetic.IsSum ? "+" : "-";
                CheckTypes(symbol, IsNumber, arithmetic.Left, arithmetic.Right);
                break;
            case FunctionNode call:
                CheckFunction(call);
                break;
        }
    }

    private static bool IsScalar(AttributeType type) => type is AttributeType.S or AttributeType.N or AttributeType.B;

    private static bool IsNumber(AttributeType type) => type == AttributeType.N;

    private static bool IsList(AttributeType type) => type == AttributeType.L;

    private static bool IsText(AttributeType type) => type is AttributeType.S or AttributeType.B;

    private static bool HasSize(AttributeType type) => type is not (AttributeType.N or AttributeType.BOOL or AttributeType.NULL);

    private static string SymbolOf(TokenKind comparator) => comparator switch
    {
        TokenKind.Equal => "=",
        TokenKind.NotEqual => "<>",
        TokenKind.Less => "<",
        TokenKind.LessOrEqual => "<=",
        TokenKind.Greater => ">",
        _ => ">=",
    };

    private void CheckComparison(ComparisonNode comparison)
    {
        var symbol = SymbolOf(comparison.Comparator);
        CheckDistinct(symbol, comparison.Left, comparison.Right);
        if (comparison.Comparator is not (TokenKind.Equal or TokenKind.NotEqual))
            CheckTypes(symbol, IsScalar, comparison.Left, comparison.Right);
    }

    private void CheckBetween(BetweenNode between)
    {
        CheckDistinct("BETWEEN", between.Operand, between.Low, between.High);
        CheckTypes("BETWEEN", IsScalar, between.Operand, between.Low, between.High);
        if (between is not { Low: ValueNode low, High: ValueNode high })
            return;

        var (lowValue, highValue) = (binding.ValueOf(low), binding.ValueOf(high));
        if (lowValue.Type != highValue.Type)
            throw ExpressionErrors.BoundsOfDifferentTypes(kind, lowValue, highValue);
        if (AttributeValue.Compare(lowValue, highValue) > 0)
            throw ExpressionErrors.BoundsOutOfOrder(kind, lowValue, highValue);
    }

    private void CheckFunction(FunctionNode call)
    {
        var operands = call.Operands;
        if (operands.Length != call.Function.OperandCount())
            throw ExpressionErrors.WrongOperandCount(kind, call.Name, operands.Length);
        if (call.Function.TakesPath() && operands[0] is not PathNode)
            throw ExpressionErrors.NeedsPath(kind, call.Name);

        switch (call.Function)
        {
            case ExpressionFunction.AttributeType:
                CheckDistinct(call.Name, operands[0], operands[1]);
                CheckTypeName(call);
                break;
            case ExpressionFunction.BeginsWith:
                CheckDistinct(call.Name, operands[0], operands[1]);
                CheckTypes(call.Name, IsText, operands);
                break;
            case ExpressionFunction.Contains:
                CheckDistinct(call.Name, operands[0], operands[1]);
                break;
            case ExpressionFunction.Size:
                CheckTypes(call.Name, HasSize, operands);
                break;
            case ExpressionFunction.ListAppend:
                CheckTypes(call.Name, IsList, operands);
                break;
        }
    }

    private void CheckTypeName(FunctionNode call)
    {
        var type = TypeOf(call.Operands[1]);
        if (type != AttributeType.S)
            throw ExpressionErrors.WrongOperandType(kind, call.Name, type == AttributeType.None ? ExpressionErrors.AnyType : type.ToString());

        var name = binding.ValueOf((ValueNode)call.Operands[1]).AsString();
        if (!Enum.TryParse<AttributeType>(name, out var named) || named == AttributeType.None || named.ToString() != name)
            throw ExpressionErrors.UnknownTypeName(kind, name);
    }

    private void CheckTypes(string name, Func<AttributeType, bool> isAllowed, params ReadOnlySpan<SyntaxNode> operands)
    {
        foreach (var operand in operands)
        {
            var type = TypeOf(operand);
            if (type != AttributeType.None && !isAllowed(type))
                throw ExpressionErrors.WrongOperandType(kind, name, type.ToString());
        }
    }

    private void CheckDistinct(string name, SyntaxNode first, params ReadOnlySpan<SyntaxNode> others)
    {
        if (first is not PathNode path)
            return;
        foreach (var other in others)
        {
            if (other is PathNode otherPath && binding.AreEqual(path, otherPath))
                throw ExpressionErrors.OperandsNotDistinct(kind, name, binding.Describe(path));
        }
    }

    /// <summary>The type of an operand, or None where only an item can tell.</summary>
    private AttributeType TypeOf(SyntaxNode operand) => operand switch
    {
        ValueNode value => binding.ValueOf(value).Type,
        FunctionNode { Function: ExpressionFunction.Size } => AttributeType.N,
        _ => AttributeType.None,
    };
}
