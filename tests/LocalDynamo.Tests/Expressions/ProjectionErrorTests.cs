namespace LocalDynamo.Tests.Expressions;

// The texts, and which error comes first where there are several, are those of DynamoDB Local.

public class ProjectionErrorTests
{
    public static TheoryData<string, string, string> WithBadSyntaxCases => new()
    {
        { "", "", "Invalid ProjectionExpression: The expression can not be empty;" },
        { "  ", "", "Invalid ProjectionExpression: Syntax error; token: \"<EOF>\", near: \"  \"" },
        { "a,", "", "Invalid ProjectionExpression: Syntax error; token: \"<EOF>\", near: \",\"" },
        { "a,,b", "", "Invalid ProjectionExpression: Syntax error; token: \",\", near: \",,b\"" },
        { ",a", "", "Invalid ProjectionExpression: Syntax error; token: \",\", near: \",a\"" },
        { "a b", "", "Invalid ProjectionExpression: Syntax error; token: \"b\", near: \"a b\"" },
        { "a = b", "", "Invalid ProjectionExpression: Syntax error; token: \"=\", near: \"a = b\"" },
        { ":x", "", "Invalid ProjectionExpression: Syntax error; token: \":x\", near: \":x\"" },
        { "size(a)", "", "Invalid ProjectionExpression: Syntax error; token: \"(\", near: \"size(a\"" },
        { "a AND b", "", "Invalid ProjectionExpression: Syntax error; token: \"AND\", near: \"a AND b\"" },
        { "(a)", "", "Invalid ProjectionExpression: Syntax error; token: \"(\", near: \"(a\"" },
        { "a[b]", "", "Invalid ProjectionExpression: Syntax error; token: \"b\", near: \"[b]\"" },
        { "foo(a)", "", "Invalid ProjectionExpression: Syntax error; token: \"(\", near: \"foo(a\"" },
        { "SET", "", "Invalid ProjectionExpression: Syntax error; token: \"SET\", near: \"SET\"" },
        { "NOT a", "", "Invalid ProjectionExpression: Syntax error; token: \"NOT\", near: \"NOT a\"" },
    };

    public static TheoryData<string, string, string> WithBadNameCases => new()
    {
        { "abort", "", "Invalid ProjectionExpression: Attribute name is a reserved keyword; reserved keyword: abort" },
        { "b.abort", "", "Invalid ProjectionExpression: Attribute name is a reserved keyword; reserved keyword: abort" },
        { "#z,abort", "", "Invalid ProjectionExpression: Attribute name is a reserved keyword; reserved keyword: abort" },
        { "a[99999999999]", "", "Invalid ProjectionExpression: List index is not within the allowable range; index: [99999999999]" },
        { "a.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b", "", "Invalid ProjectionExpression: The document path has too many nesting levels; nesting levels: 34" },
    };

    public static TheoryData<string, string, string> WithUndefinedNameCases => new()
    {
        { "#z", "", "Invalid ProjectionExpression: An expression attribute name used in the document path is not defined; attribute name: #z" },
        { "a,#z", "", "Invalid ProjectionExpression: An expression attribute name used in the document path is not defined; attribute name: #z" },
    };

    public static TheoryData<string, string, string> WithPathsThatMeetCases => new()
    {
        { "a,a", "", "Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]" },
        { "b,b.c", "", "Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [b], path two: [b, c]" },
        { "b.c,b", "", "Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [b, c], path two: [b]" },
        { "b.c,b[0]", "", "Invalid ProjectionExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [b, c], path two: [b, [0]]" },
        { "l[1],l[1]", "", "Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [l, [1]], path two: [l, [1]]" },
        { "l[0],l[0].x", "", "Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [l, [0]], path two: [l, [0], x]" },
        { "z.y,z[0]", "", "Invalid ProjectionExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [z, y], path two: [z, [0]]" },
        { "b.d[2],b.d[2].e", "", "Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [b, d, [2]], path two: [b, d, [2], e]" },
        { "a,b,a.b.c,b", "", "Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [b], path two: [b]" },
    };

    [Theory]
    [MemberData(nameof(WithBadSyntaxCases))]
    public void Projection_WithBadSyntax_IsRefused(string text, string values, string error) =>
        Given.Refuses(scope => scope.Projection(text), values, error);

    [Theory]
    [MemberData(nameof(WithBadNameCases))]
    public void Projection_WithBadName_IsRefused(string text, string values, string error) =>
        Given.Refuses(scope => scope.Projection(text), values, error);

    [Theory]
    [MemberData(nameof(WithUndefinedNameCases))]
    public void Projection_WithUndefinedName_IsRefused(string text, string values, string error) =>
        Given.Refuses(scope => scope.Projection(text), values, error);

    [Theory]
    [MemberData(nameof(WithPathsThatMeetCases))]
    public void Projection_WithPathsThatMeet_IsRefused(string text, string values, string error) =>
        Given.Refuses(scope => scope.Projection(text), values, error);
}
