namespace LocalDynamo.Expressions.Syntax;

// A tree is parsed once per text and shared by all requests that send the text: nodes know nothing of a request's names and values,
// they hold ordinals into arrays that each request fills for itself.

/// <summary>A node of an expression's tree: a condition, or an operand that stands for a value.</summary>
internal abstract class SyntaxNode;

/// <summary>A <c>:value</c>, by its ordinal in the expression.</summary>
internal sealed class ValueNode(int ordinal) : SyntaxNode
{
    public int Ordinal { get; } = ordinal;
}

/// <summary>A function call; a condition or an operand, as the function is.</summary>
internal sealed class FunctionNode(string name, SyntaxNode[] operands) : SyntaxNode
{
    public ExpressionFunction Function { get; } = ExpressionFunctions.Named(name);

    public string Name { get; } = name;

    public SyntaxNode[] Operands { get; } = operands;
}

/// <summary><c>left = right</c> and the five others.</summary>
internal sealed class ComparisonNode(TokenKind comparator, SyntaxNode left, SyntaxNode right) : SyntaxNode
{
    public TokenKind Comparator { get; } = comparator;

    public SyntaxNode Left { get; } = left;

    public SyntaxNode Right { get; } = right;
}

/// <summary><c>operand BETWEEN low AND high</c>, both bounds included.</summary>
internal sealed class BetweenNode(SyntaxNode operand, SyntaxNode low, SyntaxNode high) : SyntaxNode
{
    public SyntaxNode Operand { get; } = operand;

    public SyntaxNode Low { get; } = low;

    public SyntaxNode High { get; } = high;
}

/// <summary><c>operand IN (choice, ...)</c>.</summary>
internal sealed class InNode(SyntaxNode operand, SyntaxNode[] choices) : SyntaxNode
{
    public SyntaxNode Operand { get; } = operand;

    public SyntaxNode[] Choices { get; } = choices;
}

/// <summary><c>NOT condition</c>.</summary>
internal sealed class NotNode(SyntaxNode condition) : SyntaxNode
{
    public SyntaxNode Condition { get; } = condition;
}

/// <summary><c>a AND b AND ...</c> or <c>a OR b OR ...</c>: a chain of one operator is one node, so that it isn't a deep one.</summary>
internal sealed class LogicalNode(bool isAnd) : SyntaxNode
{
    public bool IsAnd { get; } = isAnd;

    public List<SyntaxNode> Conditions { get; } = [];
}

/// <summary><c>left + right</c> or <c>left - right</c>, the whole value of a SET.</summary>
internal sealed class ArithmeticNode(bool isSum, SyntaxNode left, SyntaxNode right) : SyntaxNode
{
    public bool IsSum { get; } = isSum;

    public SyntaxNode Left { get; } = left;

    public SyntaxNode Right { get; } = right;
}
