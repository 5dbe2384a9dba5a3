namespace LocalDynamo.Expressions.Syntax;

/// <summary>
/// The checks on a tree that need no names and values, made once per text, in the order of the text: reserved words, list indexes,
/// and which function may stand where. Counts the operators on the way, and looks up the bare names of a tree that is in order.
/// </summary>
/// <remarks>
/// Comparisons, BETWEEN, IN, AND, OR, NOT, + and - count as operators, and so do functions, but for those inside another function.
/// The walk keeps its own list of what is to do: a text of 4 KB can nest a thousand deep.
/// </remarks>
internal sealed class StaticChecker
{
    private readonly ExpressionKind _kind;
    private readonly Stack<(SyntaxNode Node, Place Place)> _rest = new();
    private readonly List<PathNode> _paths = [];
    private int _operators;

    private StaticChecker(ExpressionKind kind) => _kind = kind;

    /// <summary>Where a node stands, which decides which functions may stand there.</summary>
    private enum Place : byte
    {
        Condition,
        Operand,
        FunctionOperand,
        SetValue,
    }

    public static void Check(ExpressionSyntax syntax)
    {
        var checker = new StaticChecker(syntax.Kind);
        switch (syntax)
        {
            case ConditionSyntax condition:
                checker.Walk(condition.Root, Place.Condition);
                break;
            case ProjectionSyntax projection:
                foreach (var path in projection.Paths)
                    checker.CheckPath(path);
                break;
            case UpdateSyntax update:
                foreach (var action in update.Actions)
                {
                    checker.CheckPath(action.Target);
                    if (action.Value is not null)
                        checker.Walk(action.Value, Place.SetValue);
                }

                if (update.RepeatedClause is { } clause)
                    throw ExpressionErrors.RepeatedClause(clause);
                break;
        }

        syntax.OperatorCount = checker._operators;
        foreach (var path in checker._paths)
            path.ResolveNames();
    }

    private void Walk(SyntaxNode root, Place rootPlace)
    {
        _rest.Push((root, rootPlace));
        while (_rest.TryPop(out var next))
        {
            switch (next.Node)
            {
                case PathNode path:
                    CheckPath(path);
                    continue;
                case ValueNode:
                    continue;
                case FunctionNode call:
                    CheckFunction(call, next.Place);
                    if (next.Place != Place.FunctionOperand)
                        _operators++;
                    PushAll(call.Operands, Place.FunctionOperand);
                    continue;
                case LogicalNode logical:
                    _operators += logical.Conditions.Count - 1;
                    PushAll(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(logical.Conditions), Place.Condition);
                    continue;
            }

            _operators++;
            switch (next.Node)
            {
                case ComparisonNode comparison:
                    PushAll([comparison.Left, comparison.Right], Place.Operand);
                    break;
                case BetweenNode between:
                    PushAll([between.Operand, between.Low, between.High], Place.Operand);
                    break;
                case InNode membership:
                    PushAll([membership.Operand, .. membership.Choices], Place.Operand);
                    break;
                case NotNode negation:
                    _rest.Push((negation.Condition, Place.Condition));
                    break;
                case ArithmeticNode arithmetic:
                    PushAll([arithmetic.Left, arithmetic.Right], Place.Operand);
                    break;
            }
        }
    }

    private void PushAll(ReadOnlySpan<SyntaxNode> nodes, Place place)
    {
        for (var i = nodes.Length - 1; i >= 0; i--)
            _rest.Push((nodes[i], place));
    }

    private void CheckFunction(FunctionNode call, Place place)
    {
        var function = call.Function;
        if (function == ExpressionFunction.Unknown)
            throw ExpressionErrors.UnknownFunction(_kind, call.Name);
        if (function.IsForUpdates() != (_kind == ExpressionKind.Update))
            throw ExpressionErrors.FunctionOfOtherKind(_kind, call.Name);

        var isInPlace = place switch
        {
            Place.Condition => function.IsCondition(),
            Place.SetValue => true,
            _ => !function.IsCondition() && function != ExpressionFunction.ListAppend,
        };
        if (!isInPlace)
            throw ExpressionErrors.FunctionOutOfPlace(_kind, call.Name);
    }

    private void CheckPath(PathNode path)
    {
        foreach (ref readonly var element in path.Elements.AsSpan())
        {
            if (element.Kind == PathElementKind.Name && ReservedWords.Contains(element.Text))
                throw ExpressionErrors.ReservedWord(_kind, element.Text);
            if (element.Kind == PathElementKind.Index && element.Number < 0)
                throw ExpressionErrors.IndexOutOfRange(_kind, element.Text);
        }

        _paths.Add(path);
    }
}
