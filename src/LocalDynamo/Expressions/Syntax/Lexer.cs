namespace LocalDynamo.Expressions.Syntax;

/// <summary>
/// Cuts an expression's text into tokens. It never fails: what begins no token is a token of one UTF-16 unit and of kind
/// <see cref="TokenKind.Unknown"/>, so that the parser names the first token that is wrong, whatever is wrong with it.
/// </summary>
internal static class Lexer
{
    /// <summary>All tokens of the text, the last being <see cref="TokenKind.End"/>.</summary>
    public static List<Token> Tokenize(string text)
    {
        var tokens = new List<Token>(16);
        var position = 0;
        while (true)
        {
            while (position < text.Length && text[position] is ' ' or '\t' or '\r' or '\n')
                position++;
            if (position == text.Length)
            {
                tokens.Add(new Token(TokenKind.End, position, 0));
                return tokens;
            }

            var token = Next(text, position);
            tokens.Add(token);
            position = token.End;
        }
    }

    private static Token Next(string text, int start)
    {
        var first = text[start];
        if (char.IsAsciiLetter(first))
        {
            var end = SkipWord(text, start);
            return new Token(WordKind(text.AsSpan(start, end - start)), start, end - start);
        }

        if (first is '#' or ':')
        {
            var end = SkipWord(text, start + 1);
            var kind = end == start + 1 ? TokenKind.Unknown : first == '#' ? TokenKind.Alias : TokenKind.Value;
            return new Token(kind, start, end - start);
        }

        if (char.IsAsciiDigit(first))
        {
            // An index has no leading zeros: 01 is the two tokens 0 and 1.
            var end = start + 1;
            while (first != '0' && end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            return new Token(TokenKind.Index, start, end - start);
        }

        var next = start + 1 < text.Length ? text[start + 1] : '\0';
        return (first, next) switch
        {
            ('<', '>') => new Token(TokenKind.NotEqual, start, 2),
            ('<', '=') => new Token(TokenKind.LessOrEqual, start, 2),
            ('>', '=') => new Token(TokenKind.GreaterOrEqual, start, 2),
            _ => new Token(SymbolKind(first), start, 1),
        };
    }

    private static int SkipWord(string text, int position)
    {
        while (position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || text[position] == '_'))
            position++;
        return position;
    }

    private static TokenKind SymbolKind(char symbol) => symbol switch
    {
        '.' => TokenKind.Dot,
        ',' => TokenKind.Comma,
        '[' => TokenKind.OpenBracket,
        ']' => TokenKind.CloseBracket,
        '(' => TokenKind.OpenParenthesis,
        ')' => TokenKind.CloseParenthesis,
        '=' => TokenKind.Equal,
        '<' => TokenKind.Less,
        '>' => TokenKind.Greater,
        '+' => TokenKind.Plus,
        '-' => TokenKind.Minus,
        _ => TokenKind.Unknown,
    };

    private static TokenKind WordKind(ReadOnlySpan<char> word)
    {
        const int LongestKeyword = 7;
        if (word.Length > LongestKeyword)
            return TokenKind.Name;

        Span<char> upper = stackalloc char[LongestKeyword];
        return upper[..word.ToUpperInvariant(upper)] switch
        {
            "AND" => TokenKind.And,
            "OR" => TokenKind.Or,
            "NOT" => TokenKind.Not,
            "BETWEEN" => TokenKind.Between,
            "IN" => TokenKind.In,
            "SET" => TokenKind.Set,
            "REMOVE" => TokenKind.Remove,
            "ADD" => TokenKind.Add,
            "DELETE" => TokenKind.Delete,
            _ => TokenKind.Name,
        };
    }
}
