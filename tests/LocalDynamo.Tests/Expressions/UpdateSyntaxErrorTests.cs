namespace LocalDynamo.Tests.Expressions;

// The texts, and which error comes first where there are several, are those of DynamoDB Local.

public class UpdateSyntaxErrorTests
{
    public static TheoryData<string, string, string> WithBadSyntaxCases => new()
    {
        { "", "{':x': 1}", "Invalid UpdateExpression: The expression can not be empty;" },
        { "  ", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"<EOF>\", near: \"  \"" },
        { "a = :x", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"a\", near: \"a =\"" },
        { "SET", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"<EOF>\", near: \"SET\"" },
        { "SET a", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"<EOF>\", near: \"a\"" },
        { "SET a =", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"<EOF>\", near: \"=\"" },
        { "SET a = :x,", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"<EOF>\", near: \",\"" },
        { "REMOVE", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"<EOF>\", near: \"REMOVE\"" },
        { "REMOVE a,", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"<EOF>\", near: \",\"" },
        { "ADD a", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"<EOF>\", near: \"a\"" },
        { "ADD a = :x", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"=\", near: \"a = :x\"" },
        { "ADD a b", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"b\", near: \"a b\"" },
        { "ADD a :x + :x", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"+\", near: \":x + :x\"" },
        { "ADD a size(b)", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"size\", near: \"a size(\"" },
        { "DELETE a", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"<EOF>\", near: \"a\"" },
        { "REMOVE :x", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \":x\", near: \"REMOVE :x\"" },
        { "SET :x = a", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \":x\", near: \"SET :x =\"" },
        { "SET a = :x b = :x", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"b\", near: \":x b =\"" },
        { "SET a = :x, REMOVE b", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"REMOVE\", near: \", REMOVE b\"" },
        { "FOO a = :x", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"FOO\", near: \"FOO a\"" },
        { "SET a = :x + :x + :x", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"+\", near: \":x + :x\"" },
        { "SET a = ((:x + :x))", "{':x': 1}", "Invalid UpdateExpression: The expression has redundant parentheses;" },
        { "SET a = ((:x))", "{':x': 1}", "Invalid UpdateExpression: The expression has redundant parentheses;" },
        { "SET a = (:x + :x) + :x", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"+\", near: \") + :x\"" },
        { "SET a = :x + (:x + :x)", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"+\", near: \":x + :x\"" },
        { "SET a = :x * :x", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"*\", near: \":x * :x\"" },
        { "SET a=-:x", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"-\", near: \"=-:x\"" },
        { "SET a = 1", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"1\", near: \"= 1\"" },
        { "SET a = :x = :x", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"=\", near: \":x = :x\"" },
        { "SET (a) = :x", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"(\", near: \"SET (a\"" },
        { "SET a = :x AND b = :x", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"AND\", near: \":x AND b\"" },
        { "SET a += :x", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"+\", near: \"a +=\"" },
        { "SET a = if_not_exists(a, :x + :x)", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"+\", near: \":x + :x\"" },
        { "SET a = list_append(:l, (:l + :l))", "{':l': [1]}", "Invalid UpdateExpression: Syntax error; token: \"+\", near: \":l + :l\"" },
        { "REMOVE size(a)", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"(\", near: \"size(a\"" },
        { "SET size(a) = :x", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"(\", near: \"size(a\"" },
        { "SET a = if_not_exists(a,:x),SET b=:x", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \"SET\", near: \",SET b\"" },
        { "SET a=:x SET b=:x )", "{':x': 1}", "Invalid UpdateExpression: Syntax error; token: \")\", near: \":x )\"" },
        { "SET a=((:x)) SET c=:x", "{':x': 1}", "Invalid UpdateExpression: The expression has redundant parentheses;" },
    };

    public static TheoryData<string, string, string> WithBadNameCases => new()
    {
        { "SET abort = :x", "{':x': 1}", "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: abort" },
        { "SET a = abort", "{':x': 1}", "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: abort" },
        { "REMOVE abort", "{':x': 1}", "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: abort" },
        { "ADD abort :x", "{':x': 1}", "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: abort" },
        { "DELETE abort :x", "{':x': 1}", "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: abort" },
        { "SET a=:y REMOVE abort", "{':x': 1}", "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: abort" },
        { "SET abort = foo(b)", "{':x': 1}", "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: abort" },
        { "REMOVE abort SET a = foo(b)", "{':x': 1}", "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: abort" },
        { "SET a=:x SET abort=:x", "{':x': 1}", "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: abort" },
        { "SET abort=:x SET a=:x", "{':x': 1}", "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: abort" },
        { "SET a[99999999999]=:x", "{':x': 1}", "Invalid UpdateExpression: List index is not within the allowable range; index: [99999999999]" },
        { "SET a=a.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b", "", "Invalid UpdateExpression: The document path has too many nesting levels; nesting levels: 34" },
        { "SET a.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b=:x", "{':x': 1}", "Invalid UpdateExpression: The document path has too many nesting levels; nesting levels: 34" },
        { "SET a=:x, a=:x, a.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b=:x", "{':x': 1}", "Invalid UpdateExpression: The document path has too many nesting levels; nesting levels: 34" },
        { "SET #q=:x, a.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b=:x", "{':x': 1}", "Invalid UpdateExpression: The document path has too many nesting levels; nesting levels: 34" },
        { "SET a.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b=:x, abort=:x", "{':x': 1}", "Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: abort" },
    };

    [Theory]
    [MemberData(nameof(WithBadSyntaxCases))]
    public void Update_WithBadSyntax_IsRefused(string text, string values, string error) =>
        Given.Refuses(scope => scope.Update(text), values, error);

    [Theory]
    [MemberData(nameof(WithBadNameCases))]
    public void Update_WithBadName_IsRefused(string text, string values, string error) =>
        Given.Refuses(scope => scope.Update(text), values, error);
}
