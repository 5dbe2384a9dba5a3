namespace LocalDynamo.Expressions.Syntax;

internal enum TokenKind : byte
{
    /// <summary>The end of the text, which error messages call <c>&lt;EOF&gt;</c>.</summary>
    End,

    /// <summary>A character that begins no token. It is refused where it stands, like any token out of place.</summary>
    Unknown,

    Name,
    Alias,
    Value,
    Index,

    Dot,
    Comma,
    OpenBracket,
    CloseBracket,
    OpenParenthesis,
    CloseParenthesis,

    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Plus,
    Minus,

    // The keywords may not even stand in a path: there they are syntax errors, not reserved words.
    And,
    Or,
    Not,
    Between,
    In,
    Set,
    Remove,
    Add,
    Delete,
}

/// <summary>A token and where it stands in the text, in UTF-16 units.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int Length)
{
    public int End => Start + Length;
}
