namespace LocalDynamo.Tests.Expressions;

// The texts, and which error comes first where there are several, are those of DynamoDB Local.

public class UpdateErrorTests
{
    public static TheoryData<string, string, string> WithFunctionOutOfPlaceCases => new()
    {
        { "SET a = list_append(list_append(:l,:l),:l)", "{':l': [1]}", "Invalid UpdateExpression: The function is not allowed to be used this way in an expression; function: list_append" },
        { "SET a = if_not_exists(a, list_append(:l,:l))", "{':l': [1]}", "Invalid UpdateExpression: The function is not allowed to be used this way in an expression; function: list_append" },
        { "SET a = list_append(:l,:l) + :l", "{':l': [1]}", "Invalid UpdateExpression: The function is not allowed to be used this way in an expression; function: list_append" },
        { "SET a = size(b)", "{':x': 1}", "Invalid UpdateExpression: The function is not allowed in an update expression; function: size" },
        { "SET a = size(:x)", "{':x': 1}", "Invalid UpdateExpression: The function is not allowed in an update expression; function: size" },
        { "SET a = foo(b)", "{':x': 1}", "Invalid UpdateExpression: Invalid function name; function: foo" },
        { "SET a = attribute_exists(b)", "{':x': 1}", "Invalid UpdateExpression: The function is not allowed in an update expression; function: attribute_exists" },
        { "SET a = begins_with(b,:x)", "{':x': 1}", "Invalid UpdateExpression: The function is not allowed in an update expression; function: begins_with" },
        { "SET a = contains(b,:x)", "{':x': 1}", "Invalid UpdateExpression: The function is not allowed in an update expression; function: contains" },
        { "SET a = attribute_type(b,:x)", "{':x': 1}", "Invalid UpdateExpression: The function is not allowed in an update expression; function: attribute_type" },
        { "SET a = if_not_exists(a, size(b))", "{':x': 1}", "Invalid UpdateExpression: The function is not allowed in an update expression; function: size" },
        { "SET a = if_not_exists(a, foo(b))", "{':x': 1}", "Invalid UpdateExpression: Invalid function name; function: foo" },
        { "SET a = if_not_exists(size(a), :x)", "{':x': 1}", "Invalid UpdateExpression: The function is not allowed in an update expression; function: size" },
        { "SET a = list_append(:x, size(a))", "{':x': 1}", "Invalid UpdateExpression: The function is not allowed in an update expression; function: size" },
        { "SET a = list_append(:l,:l) + :x", "{':l': [1], ':x': 1}", "Invalid UpdateExpression: The function is not allowed to be used this way in an expression; function: list_append" },
        { "SET a = foo(abort)", "{':x': 1}", "Invalid UpdateExpression: Invalid function name; function: foo" },
        { "SET a = foo(b) REMOVE abort", "{':x': 1}", "Invalid UpdateExpression: Invalid function name; function: foo" },
    };

    public static TheoryData<string, string, string> WithUndefinedNameCases => new()
    {
        { "SET #z = :x", "{':x': 1}", "Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #z" },
        { "SET a = :y", "{':x': 1}", "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :y" },
        { "SET a = #z", "{':x': 1}", "Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #z" },
        { "SET #z = :y", "{':x': 1}", "Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #z" },
        { "REMOVE #z SET a=:y", "{':x': 1}", "Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #z" },
        { "SET a=:y REMOVE #z", "{':x': 1}", "Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #z" },
        { "ADD a :y SET b=:z", "{':x': 1}", "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :z" },
        { "DELETE a :y ADD b :z", "{':x': 1}", "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :z" },
        { "SET b=:z ADD a :y ", "{':x': 1}", "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :y" },
        { "SET a=:y, b=:z", "{':x': 1}", "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :z" },
        { "SET a=:y+:z", "{':x': 1}", "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :y" },
        { "SET a=:z, b=#q", "{':x': 1}", "Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #q" },
        { "SET a=#q, b=:z", "{':x': 1}", "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :z" },
        { "SET a=#q, #r=:x", "{':x': 1}", "Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #r" },
        { "SET #r=:x, a=#q", "{':x': 1}", "Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #r" },
        { "REMOVE #r, #q", "", "Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #q" },
        { "REMOVE #q SET #r = :x", "{':x': 1}", "Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #r" },
        { "SET #r = :x REMOVE #q", "{':x': 1}", "Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #q" },
        { "ADD #r :x REMOVE #q", "{':x': 1}", "Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #q" },
        { "REMOVE #q ADD #r :x", "{':x': 1}", "Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #r" },
        { "DELETE #r :x ADD #q :x SET #s=:x REMOVE #t", "{':x': 1}", "Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #t" },
        { "REMOVE #t DELETE #r :x ADD #q :x SET #s=:x", "{':x': 1}", "Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #s" },
        { "SET #s=:x ADD #q :x DELETE #r :x REMOVE #t", "{':x': 1}", "Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #t" },
        { "SET a=:y ADD b :z DELETE c :w", "{':x': 1}", "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :w" },
        { "DELETE c :w ADD b :z SET a=:y ", "{':x': 1}", "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :y" },
        { "ADD b :z DELETE c :w", "{':x': 1}", "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :w" },
        { "DELETE c :w ADD b :z", "{':x': 1}", "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :z" },
        { "ADD b :z SET a=:w", "{':x': 1}", "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :w" },
        { "SET a=:w ADD b :z", "{':x': 1}", "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :z" },
        { "SET a=#w ADD b :z", "{':x': 1}", "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :z" },
        { "ADD b :z SET a=#w", "{':x': 1}", "Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #w" },
        { "ADD a :s SET b=:y", "{':s': 's', ':x': 1}", "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :y" },
        { "ADD a :s, b :x, c :y", "{':s': 's', ':x': [1]}", "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :y" },
        { "SET #a=:x, a=:x", "{':x': 1}", "Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #a" },
        { "SET a=if_not_exists(:x,:x) REMOVE #z", "{':x': 1}", "Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #z" },
        { "SET a.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b=:x, #q=:x", "{':x': 1}", "Invalid UpdateExpression: An expression attribute name used in the document path is not defined; attribute name: #q" },
        { "SET pk=:y", "{':x': 1}", "Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :y" },
    };

    public static TheoryData<string, string, string> WithBadOperandCases => new()
    {
        { "SET a = if_not_exists(:x, a)", "{':x': 1}", "Invalid UpdateExpression: Operator or function requires a document path; operator or function: if_not_exists" },
        { "SET a = if_not_exists(a)", "{':x': 1}", "Invalid UpdateExpression: Incorrect number of operands for operator or function; operator or function: if_not_exists, number of operands: 1" },
        { "SET a = if_not_exists(a,:x,:x)", "{':x': 1}", "Invalid UpdateExpression: Incorrect number of operands for operator or function; operator or function: if_not_exists, number of operands: 3" },
        { "SET a = list_append(a)", "{':x': 1}", "Invalid UpdateExpression: Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 1" },
        { "SET a = list_append(a,:x)", "{':x': 1}", "Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: list_append, operand type: N" },
        { "SET a = list_append(:l,:l,:l)", "{':l': [1]}", "Invalid UpdateExpression: Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 3" },
        { "SET a = :s + :x", "{':s': 's', ':x': 1}", "Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: +, operand type: S" },
        { "SET a = :x - :s", "{':s': 's', ':x': 1}", "Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: -, operand type: S" },
        { "SET a = :x + :s", "{':s': [1], ':x': 1}", "Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: +, operand type: L" },
        { "SET a = b + :s", "{':s': true}", "Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: +, operand type: BOOL" },
        { "SET a = list_append(:s,:l)", "{':s': 's', ':l': [1]}", "Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: list_append, operand type: S" },
        { "SET a = list_append(:l,:s)", "{':s': {'SS': ['s']}, ':l': [1]}", "Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: list_append, operand type: SS" },
        { "SET pk=:s+:x", "{':x': 1, ':s': 's'}", "Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: +, operand type: S" },
        { "ADD a :s SET b=:s+:x", "{':s': 's', ':x': 1}", "Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: +, operand type: S" },
        { "SET a=:s+:s, b=:x+:x", "{':s': 's', ':x': [1]}", "Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: +, operand type: L" },
        { "SET pk=:x, a=:s+:s", "{':x': 1, ':s': 's'}", "Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: +, operand type: S" },
    };

    public static TheoryData<string, string, string> WithPathsThatMeetCases => new()
    {
        { "SET a=:x, a=:x", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]" },
        { "SET a=:x, a.b=:x", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b]" },
        { "SET a.b=:x, a=:x", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a]" },
        { "SET a.b=:x, a.b.c=:x", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, b, c]" },
        { "SET a.b=:x, a[1]=:x", "{':x': 1}", "Invalid UpdateExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [1]]" },
        { "SET a[1]=:x, a.b=:x", "{':x': 1}", "Invalid UpdateExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, [1]], path two: [a, b]" },
        { "SET a[1]=:x, a[1]=:x", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, [1]], path two: [a, [1]]" },
        { "SET a[1]=:x REMOVE a[1]", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, [1]], path two: [a, [1]]" },
        { "REMOVE a SET a = :x", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]" },
        { "REMOVE a,a", "", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]" },
        { "REMOVE a ADD a :x", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]" },
        { "SET a.b.c=:x, a.b[1]=:x", "{':x': 1}", "Invalid UpdateExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b, c], path two: [a, b, [1]]" },
        { "SET b=:x, a.b.c=:x, a.b[1].d=:x", "{':x': 1}", "Invalid UpdateExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b, c], path two: [a, b, [1], d]" },
        { "SET a=:x, b=:x, a=:x, b=:x", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [b], path two: [b]" },
        { "SET b.c=:x, b=:x, a=:x REMOVE a", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]" },
        { "REMOVE z DELETE z :x", "{':x': {'SS': ['a']}}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [z], path two: [z]" },
        { "SET z=:x ADD y :x DELETE y :x", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [y], path two: [y]" },
        { "SET a=:x, a=:y", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]" },
        { "SET a=:x, a=:s+:x", "{':x': 1, ':s': 's'}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]" },
        { "SET a=:s+:x, a=:x", "{':x': 1, ':s': 's'}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]" },
        { "SET pk=:x, pk=:x", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [pk], path two: [pk]" },
        { "ADD b :s SET a=:x, a=:x", "{':s': 's', ':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]" },
        { "SET a=:x,b=:x,b=:x,a=:x", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [b], path two: [b]" },
        { "SET a=:x,b=:x REMOVE b,a", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [b], path two: [b]" },
        { "ADD a :x SET b=:x REMOVE b DELETE a :x", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [b], path two: [b]" },
        { "SET a.b=:x, a=:x, a.c=:x", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, c]" },
        { "SET a.b=:x, a.c=:x, a=:x", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, c], path two: [a]" },
        { "SET a=:x, a.b=:x, a.c=:x", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, c]" },
        { "SET a.b=:x, a[1]=:x, a.b=:x", "{':x': 1}", "Invalid UpdateExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, [1]], path two: [a, b]" },
        { "SET a.b=:x, a.b=:x, a[1]=:x", "{':x': 1}", "Invalid UpdateExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [1]]" },
        { "REMOVE a[1], a.b SET a.b=:x", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, b]" },
        { "SET aa.b=:x, bb=:x, aa=:x, bb.c=:x", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [bb], path two: [bb, c]" },
        { "REMOVE a ADD a :x, b :x SET b=:x, a=:x", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [b], path two: [b]" },
        { "REMOVE a SET b=:x, a=:x ADD b :x", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [b], path two: [b]" },
        { "SET a=:x, a=#q", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]" },
        { "SET a=:x, a=:y+:s", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]" },
        { "SET a=:x, a=if_not_exists(:x,:x)", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]" },
        { "SET pk=:x, a=:x, a=:x", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]" },
        { "SET a.b=:x, a.c=:x, a=:x, a=:x", "{':x': 1}", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]" },
    };

    public static TheoryData<string, string, string> WithRepeatedClauseCases => new()
    {
        { "SET a = :x SET b = :x", "{':x': 1}", "Invalid UpdateExpression: The \"SET\" section can only be used once in an update expression;" },
        { "REMOVE a REMOVE b", "", "Invalid UpdateExpression: The \"REMOVE\" section can only be used once in an update expression;" },
        { "ADD a :x ADD b :x", "{':x': 1}", "Invalid UpdateExpression: The \"ADD\" section can only be used once in an update expression;" },
        { "DELETE a :x DELETE b :x", "{':x': 1}", "Invalid UpdateExpression: The \"DELETE\" section can only be used once in an update expression;" },
        { "SET a=:x REMOVE b SET c=:x", "{':x': 1}", "Invalid UpdateExpression: The \"SET\" section can only be used once in an update expression;" },
        { "ADD a :x ADD b :x SET c=:x SET c=:x", "{':x': 1}", "Invalid UpdateExpression: The \"ADD\" section can only be used once in an update expression;" },
    };

    [Theory]
    [MemberData(nameof(WithFunctionOutOfPlaceCases))]
    public void Update_WithFunctionOutOfPlace_IsRefused(string text, string values, string error) =>
        Given.Refuses(scope => scope.Update(text), values, error);

    [Theory]
    [MemberData(nameof(WithUndefinedNameCases))]
    public void Update_WithUndefinedName_IsRefused(string text, string values, string error) =>
        Given.Refuses(scope => scope.Update(text), values, error);

    [Theory]
    [MemberData(nameof(WithBadOperandCases))]
    public void Update_WithBadOperand_IsRefused(string text, string values, string error) =>
        Given.Refuses(scope => scope.Update(text), values, error);

    [Theory]
    [MemberData(nameof(WithPathsThatMeetCases))]
    public void Update_WithPathsThatMeet_IsRefused(string text, string values, string error) =>
        Given.Refuses(scope => scope.Update(text), values, error);

    [Theory]
    [MemberData(nameof(WithRepeatedClauseCases))]
    public void Update_WithRepeatedClause_IsRefused(string text, string values, string error) =>
        Given.Refuses(scope => scope.Update(text), values, error);
}
