using System.Globalization;

namespace LocalDynamo.Expressions.Syntax;

/// <summary>Reads the tokens of one expression, and the paths and values that all grammars share.</summary>
internal sealed class TokenReader(ExpressionKind kind, string text)
{
    private readonly List<Token> _tokens = Lexer.Tokenize(text);
    private readonly List<string> _aliases = [];
    private readonly List<string> _valueNames = [];
    private int _next;

    public ExpressionKind Kind => kind;

    public string[] Aliases => [.. _aliases];

    public string[] ValueNames => [.. _valueNames];

    /// <summary>The kind of the token that is next.</summary>
    public TokenKind Current => _tokens[_next].Kind;

    /// <summary>The kind of the token behind the next one.</summary>
    public TokenKind Following => _next + 1 < _tokens.Count ? _tokens[_next + 1].Kind : TokenKind.End;

    /// <summary>Takes the next token, whatever it is, and returns its text.</summary>
    public string Take()
    {
        var token = _tokens[_next++];
        return text.Substring(token.Start, token.Length);
    }

    public bool TryTake(TokenKind expected)
    {
        if (Current != expected)
            return false;
        _next++;
        return true;
    }

    public string Take(TokenKind expected) => Current == expected ? Take() : throw Unexpected();

    /// <summary>The error that the next token is out of place, which quotes the text from the token before it to the one behind it.</summary>
    public ValidationException Unexpected()
    {
        var token = _tokens[_next];
        var from = _next == 0 ? 0 : _tokens[_next - 1].Start;
        var to = token.Kind == TokenKind.End ? token.End : _tokens[_next + 1].End;
        var tokenText = token.Kind == TokenKind.End ? "<EOF>" : text.Substring(token.Start, token.Length);
        return ExpressionErrors.SyntaxError(kind, tokenText, text[from..to]);
    }

    public PathNode ReadPath()
    {
        var elements = new List<PathElement> { ReadName() };
        while (true)
        {
            if (TryTake(TokenKind.Dot))
            {
                elements.Add(ReadName());
            }
            else if (TryTake(TokenKind.OpenBracket))
            {
                var digits = Take(TokenKind.Index);
                var isInRange = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index);
                elements.Add(new PathElement(PathElementKind.Index, digits, isInRange ? index : -1));
                _ = Take(TokenKind.CloseBracket);
            }
            else
            {
                return new PathNode([.. elements]);
            }
        }
    }

    public ValueNode ReadValue() => new(OrdinalOf(Take(TokenKind.Value), _valueNames));

    private PathElement ReadName()
    {
        if (Current == TokenKind.Name)
            return new PathElement(PathElementKind.Name, Take(), 0);

        var alias = Take(TokenKind.Alias);
        return new PathElement(PathElementKind.Alias, alias, OrdinalOf(alias, _aliases));
    }

    private static int OrdinalOf(string name, List<string> names)
    {
        var ordinal = names.IndexOf(name);
        if (ordinal < 0)
        {
            ordinal = names.Count;
            names.Add(name);
        }

        return ordinal;
    }
}
