namespace LocalDynamo.Expressions.Syntax;

/// <summary>
/// Parses conditions, and the values of SET, by operator precedence. What is still open (parentheses, function calls, operators that
/// wait for their right side) stands in a list of its own and not on the thread's stack, so that depth costs no stack.
/// </summary>
/// <remarks>
/// Each token is judged when it comes: it is an error if no valid expression begins with the tokens so far. That matters for
/// parentheses, which may enclose a condition or an operand: <c>(a</c> can go on as <c>(a) = :x</c> or as <c>(a = :x)</c>, while
/// behind <c>(a)</c> an AND is an error. Hence a finished part is an operand, a condition, or a function call that may be either;
/// and an open part may or may not hold conditions.
/// Tightest first: comparison, BETWEEN and IN; NOT; AND; OR.
/// </remarks>
internal sealed class OperatorParser(TokenReader reader)
{
    private readonly List<Open> _open = [];
    private readonly List<SyntaxNode> _checkOrder = [];
    private SyntaxNode _part = null!;
    private PartForm _form;
    private bool _isParenthesized;

    private enum PartForm : byte
    {
        Operand,
        FunctionCall,

        /// <summary>A condition, or a sum: whatever no operator but AND and OR can follow.</summary>
        Whole,
    }

    private enum OpenKind : byte
    {
        Parenthesis,
        OperandParenthesis,
        Function,
        Choices,
        Comparison,
        Low,
        High,
        Sum,
        Not,
        And,
        Or,
    }

    /// <summary>The nodes made so far whose operands have to be checked, each behind its operands.</summary>
    public SyntaxNode[] CheckOrder => [.. _checkOrder];

    private bool IsUpdate => reader.Kind == ExpressionKind.Update;

    /// <summary>Whether what comes next can only be an operand.</summary>
    private bool NeedsOperand => _open.Count > 0 && _open[^1].Kind is not (OpenKind.Parenthesis or OpenKind.Not or OpenKind.And or OpenKind.Or);

    /// <summary>Parses a condition, or the value of a SET, up to the first token that can't belong to it.</summary>
    public SyntaxNode Parse()
    {
        do
        {
            ReadOperand();
        }
        while (ReadOperator());
        return _part;
    }

    /// <summary>Reads up to and including the next path, value or opened function call.</summary>
    private void ReadOperand()
    {
        while (true)
        {
            switch (reader.Current)
            {
                case TokenKind.Not when !IsUpdate && !NeedsOperand:
                    _ = reader.Take();
                    _open.Add(new Open(OpenKind.Not));
                    break;
                case TokenKind.OpenParenthesis:
                    _open.Add(new Open(NeedsOperand ? OpenKind.OperandParenthesis : OpenKind.Parenthesis));
                    _ = reader.Take();
                    break;
                case TokenKind.Name when reader.Following == TokenKind.OpenParenthesis:
                    _open.Add(new Open(OpenKind.Function) { Name = reader.Take() });
                    _ = reader.Take();
                    break;
                case TokenKind.Value:
                    Finish(reader.ReadValue(), PartForm.Operand, isChecked: true);
                    return;
                default:
                    Finish(reader.ReadPath(), PartForm.Operand, isChecked: true);
                    return;
            }
        }
    }

    /// <summary>Reads what may follow the finished part; false when it is the whole expression and the next token isn't part of it.</summary>
    private bool ReadOperator()
    {
        while (true)
        {
            var top = _open.Count > 0 ? _open[^1] : null;
            switch (top?.Kind)
            {
                case OpenKind.Comparison:
                    Reduce(new ComparisonNode(top.Comparator, top.Left!, _part), isChecked: true);
                    continue;
                case OpenKind.High:
                    Reduce(new BetweenNode(top.Left!, top.Low!, _part), isChecked: true);
                    continue;
                case OpenKind.Sum:
                    Reduce(new ArithmeticNode(top.Comparator == TokenKind.Plus, top.Left!, _part), isChecked: true);
                    continue;
                case OpenKind.Low:
                    _ = reader.Take(TokenKind.And);
                    _open[^1] = new Open(OpenKind.High) { Left = top.Left, Low = _part };
                    return true;
                case OpenKind.Function or OpenKind.Choices:
                    top.Parts.Add(_part);
                    if (reader.TryTake(TokenKind.Comma))
                        return true;
                    _ = reader.Take(TokenKind.CloseParenthesis);
                    _open.RemoveAt(_open.Count - 1);
                    if (top.Kind == OpenKind.Function)
                        Finish(new FunctionNode(top.Name!, [.. top.Parts]), PartForm.FunctionCall, isChecked: true);
                    else
                        Finish(new InNode(top.Left!, [.. top.Parts]), PartForm.Whole, isChecked: true);
                    continue;
                case OpenKind.OperandParenthesis:
                    CloseParenthesis();
                    continue;
            }

            if (_form != PartForm.Whole && OpenBinaryOperator())
                return true;
            if (OpenLogicalOperator())
                return true;
            if (_form == PartForm.Operand && !IsUpdate && top?.Kind != OpenKind.Parenthesis)
                throw reader.Unexpected();

            ReduceLogical(OpenKind.Or);
            if (_open.Count == 0)
                return false;
            CloseParenthesis();
        }
    }

    private bool OpenBinaryOperator()
    {
        switch (reader.Current)
        {
            case TokenKind.Plus or TokenKind.Minus when IsUpdate:
                _open.Add(new Open(OpenKind.Sum) { Left = _part, Comparator = reader.Current });
                break;
            case >= TokenKind.Equal and <= TokenKind.GreaterOrEqual when !IsUpdate:
                _open.Add(new Open(OpenKind.Comparison) { Left = _part, Comparator = reader.Current });
                break;
            case TokenKind.Between when !IsUpdate:
                _open.Add(new Open(OpenKind.Low) { Left = _part });
                break;
            case TokenKind.In when !IsUpdate:
                _ = reader.Take();
                _open.Add(new Open(OpenKind.Choices) { Left = _part });
                _ = reader.Take(TokenKind.OpenParenthesis);
                return true;
            default:
                return false;
        }

        _ = reader.Take();
        return true;
    }

    private bool OpenLogicalOperator()
    {
        if (IsUpdate || _form == PartForm.Operand || reader.Current is not (TokenKind.And or TokenKind.Or))
            return false;

        var isAnd = reader.Current == TokenKind.And;
        ReduceLogical(isAnd ? OpenKind.And : OpenKind.Or);
        _open.Add(new Open(isAnd ? OpenKind.And : OpenKind.Or) { Left = _part, IsLeftParenthesized = _isParenthesized });
        _ = reader.Take();
        return true;
    }

    /// <summary>Closes the NOT, AND and OR at the end of the open parts that bind at least as tightly as <paramref name="loosest"/>.</summary>
    private void ReduceLogical(OpenKind loosest)
    {
        while (_open.Count > 0 && _open[^1] is { Kind: >= OpenKind.Not } top && top.Kind <= loosest)
        {
            if (top.Kind == OpenKind.Not)
            {
                Reduce(new NotNode(_part), isChecked: false);
                continue;
            }

            var isAnd = top.Kind == OpenKind.And;
            var chain = top.Left is LogicalNode left && left.IsAnd == isAnd && !top.IsLeftParenthesized ? left : new LogicalNode(isAnd);
            if (chain.Conditions.Count == 0)
                chain.Conditions.Add(top.Left!);
            chain.Conditions.Add(_part);
            Reduce(chain, isChecked: false);
        }
    }

    private void CloseParenthesis()
    {
        _ = reader.Take(TokenKind.CloseParenthesis);
        if (_isParenthesized)
            throw ExpressionErrors.RedundantParentheses(reader.Kind);
        _isParenthesized = true;
        _open.RemoveAt(_open.Count - 1);
    }

    private void Reduce(SyntaxNode node, bool isChecked)
    {
        _open.RemoveAt(_open.Count - 1);
        Finish(node, PartForm.Whole, isChecked);
    }

    private void Finish(SyntaxNode node, PartForm form, bool isChecked)
    {
        (_part, _form, _isParenthesized) = (node, form, false);
        if (isChecked)
            _checkOrder.Add(node);
    }

    /// <summary>A part that waits for what comes behind it.</summary>
    private sealed class Open(OpenKind kind)
    {
        public OpenKind Kind { get; } = kind;

        public string? Name { get; init; }

        public TokenKind Comparator { get; init; }

        public SyntaxNode? Left { get; init; }

        public bool IsLeftParenthesized { get; init; }

        public SyntaxNode? Low { get; init; }

        public List<SyntaxNode> Parts => field ??= [];
    }
}
