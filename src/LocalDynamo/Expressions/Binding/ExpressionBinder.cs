using LocalDynamo.Expressions.Syntax;

namespace LocalDynamo.Expressions.Binding;

/// <summary>
/// Gives one expression the names and values of a request, and makes the checks that need them, in the service's order: conditions
/// from left to right, operands before what they are operands of; projections and updates from the last path to the first, and in
/// updates all targets before all values; the number of operators last.
/// </summary>
internal readonly struct ExpressionBinder
{
    /// <summary>The steps a path may have (developer guide, "Constraints", nested attribute depth).</summary>
    private const int MaxPathLevels = 32;

    /// <summary>See <see cref="StaticChecker"/> for what counts (developer guide, "Constraints", expression parameters).</summary>
    private const int MaxOperators = 300;

    private readonly ExpressionSyntax _syntax;
    private readonly ExpressionAttributes _attributes;
    private readonly ExpressionBinding _binding;

    private ExpressionBinder(ExpressionSyntax syntax, ExpressionAttributes attributes) =>
        (_syntax, _attributes, _binding) = (syntax, attributes, ExpressionBinding.For(syntax));

    public static ExpressionBinding Bind(ConditionSyntax syntax, ExpressionAttributes attributes)
    {
        var binder = new ExpressionBinder(syntax, attributes);
        binder.BindNodes(syntax.CheckOrder);
        return binder.Finish();
    }

    public static ExpressionBinding Bind(ProjectionSyntax syntax, ExpressionAttributes attributes, out PathTree tree)
    {
        var binder = new ExpressionBinder(syntax, attributes);
        tree = PathTree.NewRoot();
        for (var i = syntax.Paths.Length - 1; i >= 0; i--)
            binder.AddPath(tree, syntax.Paths[i]);
        tree.Children.Reverse();
        return binder.Finish();
    }

    public static ExpressionBinding Bind(UpdateSyntax syntax, ExpressionAttributes attributes)
    {
        var binder = new ExpressionBinder(syntax, attributes);
        if (syntax.Actions.Length == 1)
            binder.BindPath(syntax.Actions[0].Target);
        else
            binder.BindTargets(syntax.Actions);

        for (var i = syntax.Actions.Length - 1; i >= 0; i--)
        {
            var action = syntax.Actions[i];
            binder.BindNodes(action.CheckOrder);
            if (action.Clause is TokenKind.Add or TokenKind.Delete)
                binder.CheckClauseValue(action);
        }

        return binder.Finish();
    }

    private ExpressionBinding Finish()
    {
        if (_syntax.OperatorCount > MaxOperators)
            throw ExpressionErrors.TooManyOperators(_syntax.Kind, MaxOperators);
        _attributes.Use(_syntax);
        return _binding;
    }

    private void BindTargets(UpdateAction[] actions)
    {
        var targets = PathTree.NewRoot();
        for (var i = actions.Length - 1; i >= 0; i--)
            AddPath(targets, actions[i].Target);
    }

    private void AddPath(PathTree tree, PathNode path)
    {
        BindPath(path);
        tree.Add(_syntax.Kind, _binding, path);
    }

    private void BindNodes(ReadOnlySpan<SyntaxNode> nodes)
    {
        var checker = new OperandChecker(_syntax.Kind, _binding);
        foreach (var node in nodes)
        {
            switch (node)
            {
                case PathNode path:
                    BindPath(path);
                    break;
                case ValueNode value:
                    BindValue(value);
                    break;
                default:
                    checker.Check(node);
                    break;
            }
        }
    }

    private void BindPath(PathNode path)
    {
        foreach (ref readonly var element in path.Elements.AsSpan())
        {
            if (element.Kind == PathElementKind.Alias && _binding.Names[element.Number] is null)
                _binding.Names[element.Number] = _attributes.NameOf(_syntax.Kind, element.Text);
        }

        if (path.Length > MaxPathLevels)
            throw ExpressionErrors.PathTooDeep(_syntax.Kind, path.Length);
    }

    private void BindValue(ValueNode node)
    {
        if (_binding.Values[node.Ordinal].HasValue)
            return;

        // A value is compared with many items: it is encoded here, once.
        var block = _attributes.ValueOf(_syntax.Kind, _syntax.ValueNames[node.Ordinal]).GetBlock(out var offset);
        _binding.Values[node.Ordinal] = new AttributeValue(block, offset);
    }

    private void CheckClauseValue(UpdateAction action)
    {
        var type = _binding.ValueOf((ValueNode)action.Value!).Type;
        var isSet = type is AttributeType.SS or AttributeType.NS or AttributeType.BS;
        if (!isSet && !(action.Clause == TokenKind.Add && type == AttributeType.N))
            throw ExpressionErrors.WrongClauseOperandType(action.Clause, type);
    }
}
