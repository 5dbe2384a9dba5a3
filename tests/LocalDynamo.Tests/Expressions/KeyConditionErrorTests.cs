namespace LocalDynamo.Tests.Expressions;

// The texts, and which error comes first where there are several, are those of DynamoDB Local.

public class KeyConditionErrorTests
{
    public static TheoryData<string, string, string> WithBadSyntaxCases => new()
    {
        { "", "", "Invalid KeyConditionExpression: The expression can not be empty;" },
        { "  ", "", "Invalid KeyConditionExpression: Syntax error; token: \"<EOF>\", near: \"  \"" },
        { "pk", "", "Invalid KeyConditionExpression: Syntax error; token: \"<EOF>\", near: \"pk\"" },
        { "((pk = :p))", "{':p': 'k'}", "Invalid KeyConditionExpression: The expression has redundant parentheses;" },
        { "pk = :p AND", "{':p': 'k'}", "Invalid KeyConditionExpression: Syntax error; token: \"<EOF>\", near: \"AND\"" },
    };

    public static TheoryData<string, string, string> WithBadNameCases => new()
    {
        { "abort = :p", "{':p': 'k'}", "Invalid KeyConditionExpression: Attribute name is a reserved keyword; reserved keyword: abort" },
        { "pk <> :p AND abort = :n", "{':p': 'k', ':n': 1}", "Invalid KeyConditionExpression: Attribute name is a reserved keyword; reserved keyword: abort" },
        { "pk=:p OR abort=:n", "{':p': 'k', ':n': 1}", "Invalid KeyConditionExpression: Attribute name is a reserved keyword; reserved keyword: abort" },
    };

    public static TheoryData<string, string, string> WithFunctionOutOfPlaceCases => new()
    {
        { "foo(pk)", "", "Invalid KeyConditionExpression: Invalid function name; function: foo" },
        { "list_append(pk,sk)", "", "Invalid KeyConditionExpression: The function is not allowed in a condition expression; function: list_append" },
        { "pk=:p AND sk=:n AND foo(a)", "{':p': 'k', ':n': 1}", "Invalid KeyConditionExpression: Invalid function name; function: foo" },
    };

    public static TheoryData<string, string, string> WithUndefinedNameCases => new()
    {
        { "pk = :q", "", "Invalid KeyConditionExpression: An expression attribute value used in expression is not defined; attribute value: :q" },
        { "#z = :p", "{':p': 'k'}", "Invalid KeyConditionExpression: An expression attribute name used in the document path is not defined; attribute name: #z" },
        { "pk = :p AND sk = :q", "{':p': 'k'}", "Invalid KeyConditionExpression: An expression attribute value used in expression is not defined; attribute value: :q" },
        { "pk <> :q", "", "Invalid KeyConditionExpression: An expression attribute value used in expression is not defined; attribute value: :q" },
        { "pk = :p OR sk = :q", "{':p': 'k'}", "Invalid KeyConditionExpression: An expression attribute value used in expression is not defined; attribute value: :q" },
        { "NOT pk = :q", "", "Invalid KeyConditionExpression: An expression attribute value used in expression is not defined; attribute value: :q" },
        { "pk = :p AND a IN (:q)", "{':p': 'k'}", "Invalid KeyConditionExpression: An expression attribute value used in expression is not defined; attribute value: :q" },
        { "size(pk) = :q", "", "Invalid KeyConditionExpression: An expression attribute value used in expression is not defined; attribute value: :q" },
        { "a.b = :q", "", "Invalid KeyConditionExpression: An expression attribute value used in expression is not defined; attribute value: :q" },
        { "pk = sk AND a = :q", "", "Invalid KeyConditionExpression: An expression attribute value used in expression is not defined; attribute value: :q" },
        { "pk=:p AND pk=:q", "{':p': 'k'}", "Invalid KeyConditionExpression: An expression attribute value used in expression is not defined; attribute value: :q" },
        { "sk = :q", "", "Invalid KeyConditionExpression: An expression attribute value used in expression is not defined; attribute value: :q" },
    };

    public static TheoryData<string, string, string> WithBadOperandCases => new()
    {
        { "pk = :p AND :n BETWEEN sk AND sk", "{':p': 'k', ':n': 1}", "Invalid condition in KeyConditionExpression: BETWEEN operator must have the key attribute as its first operand" },
        { "pk = :p AND begins_with(sk, :n)", "{':p': 'k', ':n': 1}", "Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N" },
        { "pk = pk", "", "Invalid KeyConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [pk]" },
        { "pk = :p AND sk BETWEEN :n AND :p", "{':p': 'k', ':n': 1}", "Invalid KeyConditionExpression: The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {S:k}" },
        { "begins_with(:p, pk)", "{':p': 'k'}", "Invalid condition in KeyConditionExpression: begins_with operator must have the key attribute as its first operand" },
        { "pk = :p AND begins_with(:p, sk)", "{':p': 'k'}", "Invalid condition in KeyConditionExpression: begins_with operator must have the key attribute as its first operand" },
        { "pk = :p AND sk BETWEEN :n AND sk", "{':p': 'k', ':n': 1}", "Invalid KeyConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: BETWEEN, first operand: [sk]" },
        { "begins_with(sk,:n) AND pk=:p", "{':p': 'k', ':n': 1}", "Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N" },
        { "pk = :p AND sk < :b", "{':p': 'k', ':b': true}", "Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: <, operand type: BOOL" },
        { "pk = :p AND sk BETWEEN :a AND :b", "{':p': 'k', ':a': 3, ':b': 2}", "Invalid KeyConditionExpression: The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:3}, upper bound operand: AttributeValue: {N:2}" },
        { "pk = :p AND sk BETWEEN :a AND :b", "{':p': 'k', ':a': 'a', ':b': 2}", "Invalid KeyConditionExpression: The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {S:a}, upper bound operand: AttributeValue: {N:2}" },
        { "pk = :p AND sk BETWEEN :a AND :b", "{':p': 'k', ':a': 'b', ':b': 'a'}", "Invalid KeyConditionExpression: The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {S:b}, upper bound operand: AttributeValue: {S:a}" },
        { "begins_with(:p, :p)", "{':p': 'k'}", "Invalid condition in KeyConditionExpression: begins_with operator must have the key attribute as its first operand" },
        { ":p BETWEEN :p AND :p", "{':p': 'k'}", "Invalid condition in KeyConditionExpression: BETWEEN operator must have the key attribute as its first operand" },
        { "pk = :p AND :p BETWEEN pk AND sk", "{':p': 'k'}", "Invalid condition in KeyConditionExpression: BETWEEN operator must have the key attribute as its first operand" },
    };

    public static TheoryData<string, string, string> ThatIsNoKeyConditionCases => new()
    {
        { "pk = :p AND sk IN (:n)", "{':p': 'k', ':n': 1}", "Invalid operator used in KeyConditionExpression: IN" },
        { "pk = :p OR sk = :n", "{':p': 'k', ':n': 1}", "Invalid operator used in KeyConditionExpression: OR" },
        { "NOT pk = :p", "{':p': 'k'}", "Invalid operator used in KeyConditionExpression: NOT" },
        { "pk = :p AND NOT sk = :n", "{':p': 'k', ':n': 1}", "Invalid operator used in KeyConditionExpression: NOT" },
        { "pk <> :p", "{':p': 'k'}", "Invalid operator used in KeyConditionExpression: <>" },
        { "pk = :p AND sk <> :n", "{':p': 'k', ':n': 1}", "Invalid operator used in KeyConditionExpression: <>" },
        { "pk < :p", "{':p': 'k'}", "Query key condition not supported" },
        { "pk < :p AND sk = :n", "{':p': 'k', ':n': 1}", "Query key condition not supported" },
        { "begins_with(pk, :p)", "{':p': 'k'}", "Query key condition not supported" },
        { "pk = :p AND begins_with(sk, :p)", "{':p': 'k'}", "One or more parameter values were invalid: Condition parameter type does not match schema type" },
        { "pk = :p AND contains(sk, :n)", "{':p': 'k', ':n': 1}", "Invalid operator used in KeyConditionExpression: contains" },
        { "pk = :p AND attribute_exists(sk)", "{':p': 'k'}", "Invalid operator used in KeyConditionExpression: attribute_exists" },
        { "attribute_exists(pk)", "", "Invalid operator used in KeyConditionExpression: attribute_exists" },
        { "pk = :p AND size(sk) = :n", "{':p': 'k', ':n': 1}", "KeyConditionExpressions cannot contain nested operations" },
        { "size(pk) = :n", "{':n': 1}", "KeyConditionExpressions cannot contain nested operations" },
        { "pk = :p AND sk = :n AND a = :n", "{':p': 'k', ':n': 1}", "Conditions can be of length 1 or 2 only" },
        { "pk = :p AND sk > :n AND sk < :n", "{':p': 'k', ':n': 1}", "KeyConditionExpressions must only contain one condition per key" },
        { "pk = :p AND pk = :p", "{':p': 'k'}", "KeyConditionExpressions must only contain one condition per key" },
        { "pk = :p AND sk = :n AND sk = :n", "{':p': 'k', ':n': 1}", "KeyConditionExpressions must only contain one condition per key" },
        { "pk = sk", "", "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition" },
        { "pk = :p AND sk = pk", "{':p': 'k'}", "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition" },
        { "pk = :p AND (sk = :n AND a = :n)", "{':p': 'k', ':n': 1}", "Conditions can be of length 1 or 2 only" },
        { "pk = :n", "{':n': 1}", "One or more parameter values were invalid: Condition parameter type does not match schema type" },
        { "pk = :p AND sk = :p", "{':p': 'k'}", "One or more parameter values were invalid: Condition parameter type does not match schema type" },
        { "pk = :p AND sk > :p", "{':p': 'k'}", "One or more parameter values were invalid: Condition parameter type does not match schema type" },
        { "pk = :p AND sk BETWEEN :p AND :p", "{':p': 'k'}", "One or more parameter values were invalid: Condition parameter type does not match schema type" },
        { "pk BETWEEN :p AND :p", "{':p': 'k'}", "Query key condition not supported" },
        { "pk IN (:p)", "{':p': 'k'}", "Invalid operator used in KeyConditionExpression: IN" },
        { ":p = :p", "{':p': 'k'}", "Invalid condition in KeyConditionExpression: No key attribute specified" },
        { "pk = :p AND :n = :n", "{':p': 'k', ':n': 1}", "Invalid condition in KeyConditionExpression: No key attribute specified" },
        { "pk = :p AND pk > :p", "{':p': 'k'}", "KeyConditionExpressions must only contain one condition per key" },
        { "pk > :p AND pk < :p", "{':p': 'k'}", "KeyConditionExpressions must only contain one condition per key" },
        { "pk = :p AND NOT (NOT sk = :n)", "{':p': 'k', ':n': 1}", "Invalid operator used in KeyConditionExpression: NOT" },
        { "pk = :p AND sk = :n OR a = :n", "{':p': 'k', ':n': 1}", "Invalid operator used in KeyConditionExpression: OR" },
        { "pk = :p AND sk = size(pk)", "{':p': 'k'}", "KeyConditionExpressions cannot contain nested operations" },
        { "pk = size(sk)", "", "KeyConditionExpressions cannot contain nested operations" },
        { "pk IN (:p,:p)", "{':p': 'k'}", "Invalid operator used in KeyConditionExpression: IN" },
        { "begins_with(pk,:p) AND sk = :n", "{':p': 'k', ':n': 1}", "Query key condition not supported" },
        { "pk = :p AND a <> :n", "{':p': 'k', ':n': 1}", "Invalid operator used in KeyConditionExpression: <>" },
        { "pk = :b", "{':b': true}", "One or more parameter values were invalid: Condition parameter type does not match schema type" },
        { "pk = :p AND begins_with(sk,:b)", "{':p': 'k', ':b': {'B': 'YQ=='}}", "One or more parameter values were invalid: Condition parameter type does not match schema type" },
        { "pk = :p AND sk = :e", "{':p': 'k', ':e': null}", "One or more parameter values were invalid: Condition parameter type does not match schema type" },
        { "pk = :p", "{':p': ''}", "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk" },
        { "pk < :n", "{':n': 1}", "One or more parameter values were invalid: Condition parameter type does not match schema type" },
        { "a = :p AND pk < :p", "{':p': 'k'}", "Query key condition not supported" },
        { "pk < :p AND a = :p", "{':p': 'k'}", "Query key condition not supported" },
        { "pk = :n AND a = :n", "{':n': 1}", "One or more parameter values were invalid: Condition parameter type does not match schema type" },
        { "pk = :n AND sk < :p", "{':n': 1, ':p': 'k'}", "One or more parameter values were invalid: Condition parameter type does not match schema type" },
        { "pk < :p AND sk = :p", "{':p': 'k'}", "Query key condition not supported" },
        { "pk = :p AND begins_with(sk,:e)", "{':p': 'k', ':e': ''}", "One or more parameter values were invalid: Condition parameter type does not match schema type" },
        { "sk = :n AND pk < :p", "{':n': 1, ':p': 'k'}", "Query key condition not supported" },
        { "sk = :n AND sk2 = :n AND a.b = :n", "{':n': 1}", "KeyConditionExpressions cannot have conditions on nested attributes" },
        { "a.b = :n AND pk <> :n", "{':n': 1}", "KeyConditionExpressions cannot have conditions on nested attributes" },
        { "pk <> :n AND a.b = :n", "{':n': 1}", "Invalid operator used in KeyConditionExpression: <>" },
        { "size(pk) = :n OR pk = :n", "{':n': 1}", "Invalid operator used in KeyConditionExpression: OR" },
        { "pk = :n AND pk = :n AND a.b = :n", "{':n': 1}", "KeyConditionExpressions must only contain one condition per key" },
        { "pk = :n AND a = :n AND c = :n AND pk = :n", "{':n': 1}", "KeyConditionExpressions must only contain one condition per key" },
        { "contains(pk,:n) AND a.b = :n", "{':n': 1}", "Invalid operator used in KeyConditionExpression: contains" },
        { "pk BETWEEN :p AND sk", "{':p': 'k'}", "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition" },
        { "pk = :p AND (NOT sk = :n OR a <> :n)", "{':n': 1, ':p': 'k'}", "Invalid operator used in KeyConditionExpression: OR" },
        { "pk = :p AND sk <> size(pk)", "{':p': 'k'}", "Invalid operator used in KeyConditionExpression: <>" },
        { "pk = :e AND sk = :p", "{':p': 'k', ':e': ''}", "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk" },
        { "pk = :p AND sk BETWEEN size(a) AND :n", "{':p': 'k', ':n': 1}", "KeyConditionExpressions cannot contain nested operations" },
    };

    [Theory]
    [MemberData(nameof(WithBadSyntaxCases))]
    public void KeyCondition_WithBadSyntax_IsRefused(string text, string values, string error) =>
        Given.Refuses(scope => scope.KeyCondition(text).On(Given.QueryKey), values, error);

    [Theory]
    [MemberData(nameof(WithBadNameCases))]
    public void KeyCondition_WithBadName_IsRefused(string text, string values, string error) =>
        Given.Refuses(scope => scope.KeyCondition(text).On(Given.QueryKey), values, error);

    [Theory]
    [MemberData(nameof(WithFunctionOutOfPlaceCases))]
    public void KeyCondition_WithFunctionOutOfPlace_IsRefused(string text, string values, string error) =>
        Given.Refuses(scope => scope.KeyCondition(text).On(Given.QueryKey), values, error);

    [Theory]
    [MemberData(nameof(WithUndefinedNameCases))]
    public void KeyCondition_WithUndefinedName_IsRefused(string text, string values, string error) =>
        Given.Refuses(scope => scope.KeyCondition(text).On(Given.QueryKey), values, error);

    [Theory]
    [MemberData(nameof(WithBadOperandCases))]
    public void KeyCondition_WithBadOperand_IsRefused(string text, string values, string error) =>
        Given.Refuses(scope => scope.KeyCondition(text).On(Given.QueryKey), values, error);

    [Theory]
    [MemberData(nameof(ThatIsNoKeyConditionCases))]
    public void KeyCondition_ThatIsNoKeyCondition_IsRefused(string text, string values, string error) =>
        Given.Refuses(scope => scope.KeyCondition(text).On(Given.QueryKey), values, error);
}
