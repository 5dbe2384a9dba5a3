namespace LocalDynamo.Expressions.Syntax;

/// <summary>A parsed expression, without a request's names and values.</summary>
internal abstract class ExpressionSyntax(ExpressionKind kind)
{
    public ExpressionKind Kind { get; } = kind;

    /// <summary>The distinct <c>#names</c> in the order of their first use; paths refer to them by ordinal.</summary>
    public string[] Aliases { get; init; } = [];

    /// <summary>The distinct <c>:values</c> in the order of their first use; nodes refer to them by ordinal.</summary>
    public string[] ValueNames { get; init; } = [];

    /// <summary>Whether it has no <c>#names</c> and <c>:values</c>, so that it means the same in every request.</summary>
    public bool NeedsNothing => Aliases.Length + ValueNames.Length == 0;

    /// <summary>How many operators there are, by the service's count. See <see cref="StaticChecker"/>.</summary>
    public int OperatorCount { get; set; }
}

/// <summary>A condition, filter or key condition.</summary>
internal sealed class ConditionSyntax(ExpressionKind kind, SyntaxNode root, SyntaxNode[] checkOrder) : ExpressionSyntax(kind)
{
    public SyntaxNode Root { get; } = root;

    /// <summary>The nodes whose operands have to be checked, each behind its operands, from left to right.</summary>
    public SyntaxNode[] CheckOrder { get; } = checkOrder;

    /// <summary>The condition bound and checked, once it has been, where it <see cref="ExpressionSyntax.NeedsNothing"/>: then it serves all requests.</summary>
    public BoundCondition? Bound { get; set; }
}

/// <summary>A projection.</summary>
internal sealed class ProjectionSyntax(PathNode[] paths) : ExpressionSyntax(ExpressionKind.Projection)
{
    public PathNode[] Paths { get; } = paths;
}

/// <summary>An update.</summary>
internal sealed class UpdateSyntax(UpdateAction[] actions, TokenKind? repeatedClause) : ExpressionSyntax(ExpressionKind.Update)
{
    public UpdateAction[] Actions { get; } = actions;

    /// <summary>The first clause that stands twice, which is reported after what is wrong inside the clauses.</summary>
    public TokenKind? RepeatedClause { get; } = repeatedClause;
}

/// <summary>One action of an update.</summary>
/// <param name="Clause">The clause it stands in: <c>Set</c>, <c>Remove</c>, <c>Add</c> or <c>Delete</c>.</param>
/// <param name="Target">The path that is changed.</param>
/// <param name="Value">The operand or sum of a SET, the value of ADD and DELETE; null for REMOVE.</param>
/// <param name="CheckOrder">The nodes of the value whose operands have to be checked, each behind its operands.</param>
internal sealed record UpdateAction(TokenKind Clause, PathNode Target, SyntaxNode? Value, SyntaxNode[] CheckOrder);
