using System.Text;

namespace LocalDynamo.Expressions.Syntax;

/// <summary>
/// From text to tree, with all errors that don't depend on a request's names and values. In the service's order: size and emptiness,
/// syntax (with redundant parentheses, as they are read), then what <see cref="StaticChecker"/> finds.
/// </summary>
internal static class ExpressionParser
{
    /// <summary>The length of an expression as sent, in UTF-8 (developer guide, "Constraints", expression parameters).</summary>
    public const int MaxBytes = 4096;

    public static ExpressionSyntax Parse(ExpressionKind kind, string text)
    {
        if (text.Length == 0)
            throw ExpressionErrors.Empty(kind);
        var size = Encoding.UTF8.GetByteCount(text);
        if (size > MaxBytes)
            throw ExpressionErrors.TooLong(kind, size);

        var reader = new TokenReader(kind, text);
        ExpressionSyntax syntax = kind switch
        {
            ExpressionKind.Projection => ParseProjection(reader),
            ExpressionKind.Update => ParseUpdate(reader),
            _ => ParseCondition(reader),
        };
        StaticChecker.Check(syntax);
        return syntax;
    }

    private static ConditionSyntax ParseCondition(TokenReader reader)
    {
        var parser = new OperatorParser(reader);
        var root = parser.Parse();
        ExpectEnd(reader);
        return new ConditionSyntax(reader.Kind, root, parser.CheckOrder) { Aliases = reader.Aliases, ValueNames = reader.ValueNames };
    }

    private static ProjectionSyntax ParseProjection(TokenReader reader)
    {
        var paths = new List<PathNode>();
        do
        {
            paths.Add(reader.ReadPath());
        }
        while (reader.TryTake(TokenKind.Comma));
        ExpectEnd(reader);
        return new ProjectionSyntax([.. paths]) { Aliases = reader.Aliases };
    }

    private static UpdateSyntax ParseUpdate(TokenReader reader)
    {
        var actions = new List<UpdateAction>();
        var clauses = new List<TokenKind>(4);
        TokenKind? repeated = null;
        do
        {
            var clause = reader.Current;
            if (clause is not (TokenKind.Set or TokenKind.Remove or TokenKind.Add or TokenKind.Delete))
                throw reader.Unexpected();
            _ = reader.Take();
            if (clauses.Contains(clause))
                repeated ??= clause;
            clauses.Add(clause);

            do
            {
                actions.Add(ParseAction(reader, clause));
            }
            while (reader.TryTake(TokenKind.Comma));
        }
        while (reader.Current != TokenKind.End);
        return new UpdateSyntax([.. actions], repeated) { Aliases = reader.Aliases, ValueNames = reader.ValueNames };
    }

    private static UpdateAction ParseAction(TokenReader reader, TokenKind clause)
    {
        var target = reader.ReadPath();
        switch (clause)
        {
            case TokenKind.Remove:
                return new UpdateAction(clause, target, null, []);
            case TokenKind.Set:
                _ = reader.Take(TokenKind.Equal);
                var parser = new OperatorParser(reader);
                var value = parser.Parse();
                return new UpdateAction(clause, target, value, parser.CheckOrder);
            default:
                var operand = reader.ReadValue();
                return new UpdateAction(clause, target, operand, [operand]);
        }
    }

    private static void ExpectEnd(TokenReader reader)
    {
        if (reader.Current != TokenKind.End)
            throw reader.Unexpected();
    }
}
