namespace LocalDynamo.Tests.Expressions;

// The texts, and which error comes first where there are several, are those of DynamoDB Local.

public class ConditionErrorTests
{
    public static TheoryData<string, string, string> WithFunctionOutOfPlaceCases => new()
    {
        { "foo(a)", "{':x': 1}", "Invalid ConditionExpression: Invalid function name; function: foo" },
        { "attribute_exists(a) = :x", "{':x': 1}", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: attribute_exists" },
        { "size(a)", "{':x': 1}", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: size" },
        { "SIZE(a) = :x", "{':x': 1}", "Invalid ConditionExpression: Invalid function name; function: SIZE" },
        { "not size(a)", "{':x': 1}", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: size" },
        { "(size(a))", "{':x': 1}", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: size" },
        { "foo(abort)", "{':x': 1}", "Invalid ConditionExpression: Invalid function name; function: foo" },
        { "foo(#z)", "{':x': 1}", "Invalid ConditionExpression: Invalid function name; function: foo" },
        { "foo(:y)", "{':x': 1}", "Invalid ConditionExpression: Invalid function name; function: foo" },
        { "foo(a) AND abort = :x", "{':x': 1}", "Invalid ConditionExpression: Invalid function name; function: foo" },
        { "size(abort)", "{':x': 1}", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: size" },
        { "size(#z)", "{':x': 1}", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: size" },
        { "size(:y)", "{':x': 1}", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: size" },
        { "foo(a) AND a[99999999999] = :x", "{':x': 1}", "Invalid ConditionExpression: Invalid function name; function: foo" },
        { "foo(a) OR a BETWEEN :x AND :y", "{':x': 2, ':y': 1}", "Invalid ConditionExpression: Invalid function name; function: foo" },
        { "a BETWEEN :x AND :y OR foo(a)", "{':x': 2, ':y': 1}", "Invalid ConditionExpression: Invalid function name; function: foo" },
        { "size(foo(a)) = :x", "{':x': 1}", "Invalid ConditionExpression: Invalid function name; function: foo" },
        { "size(if_not_exists(a,:x)) = :x", "{':x': 1}", "Invalid ConditionExpression: The function is not allowed in a condition expression; function: if_not_exists" },
        { "list_append(a,:x) = :x", "{':x': 1}", "Invalid ConditionExpression: The function is not allowed in a condition expression; function: list_append" },
        { "if_not_exists(a,:x)", "{':x': 1}", "Invalid ConditionExpression: The function is not allowed in a condition expression; function: if_not_exists" },
        { "list_append(a,b)", "{':x': 1}", "Invalid ConditionExpression: The function is not allowed in a condition expression; function: list_append" },
        { "attribute_exists(a) = attribute_exists(a)", "{':x': 1}", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: attribute_exists" },
        { "a IN (attribute_exists(b))", "{':x': 1}", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: attribute_exists" },
        { "a BETWEEN attribute_exists(a) AND :x", "{':x': 1}", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: attribute_exists" },
        { "attribute_exists(a) AND size(a)", "", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: size" },
        { "NOT size(a)", "", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: size" },
        { "a = contains(a,:x)", "{':x': 1}", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: contains" },
        { "attribute_exists(a) AND foo(a) AND list_append(a,b)", "", "Invalid ConditionExpression: Invalid function name; function: foo" },
        { "list_append(a,b) = a AND foo(a)", "", "Invalid ConditionExpression: The function is not allowed in a condition expression; function: list_append" },
        { "list_append(abort,b) = a", "", "Invalid ConditionExpression: The function is not allowed in a condition expression; function: list_append" },
        { "list_append(a) = a", "", "Invalid ConditionExpression: The function is not allowed in a condition expression; function: list_append" },
        { "size(a,b)", "{':x': 1}", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: size" },
        { "begins_with(a, contains(a,b))", "", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: contains" },
        { "size(attribute_exists(a)) = :x", "{':x': 1}", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: attribute_exists" },
        { "contains(attribute_exists(a), b)", "", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: attribute_exists" },
        { "attribute_exists(contains(a,b))", "", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: contains" },
        { "attribute_exists(foo(a))", "", "Invalid ConditionExpression: Invalid function name; function: foo" },
        { "begins_with(foo(a), abort)", "", "Invalid ConditionExpression: Invalid function name; function: foo" },
        { "a = :x AND list_append(a,b) = :y AND abort = :z", "{':x': 1}", "Invalid ConditionExpression: The function is not allowed in a condition expression; function: list_append" },
        { "contains(a,b) = :x AND abort = :y", "{':x': 1}", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: contains" },
        { "size(a) AND abort = :x", "{':x': 1}", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: size" },
        { "a.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b=:x AND foo(a)", "{':x': 1}", "Invalid ConditionExpression: Invalid function name; function: foo" },
        { "foo(a) AND a.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b=:x", "{':x': 1}", "Invalid ConditionExpression: Invalid function name; function: foo" },
        { "size(a) AND a.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b=:x", "{':x': 1}", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: size" },
        { "a.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b=:x AND size(a)", "{':x': 1}", "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: size" },
    };

    public static TheoryData<string, string, string> WithUndefinedNameCases => new()
    {
        { "#x.#y = :x", "{':x': 1}", "Invalid ConditionExpression: An expression attribute name used in the document path is not defined; attribute name: #x" },
        { "a.#x = :x", "{':x': 1}", "Invalid ConditionExpression: An expression attribute name used in the document path is not defined; attribute name: #x" },
        { "#1 = :x", "{':x': 1}", "Invalid ConditionExpression: An expression attribute name used in the document path is not defined; attribute name: #1" },
        { "#_a = :x", "{':x': 1}", "Invalid ConditionExpression: An expression attribute name used in the document path is not defined; attribute name: #_a" },
        { "a = :1", "{':x': 1}", "Invalid ConditionExpression: An expression attribute value used in expression is not defined; attribute value: :1" },
        { "a = :_", "{':x': 1}", "Invalid ConditionExpression: An expression attribute value used in expression is not defined; attribute value: :_" },
        { ":y = #z", "{':x': 1}", "Invalid ConditionExpression: An expression attribute value used in expression is not defined; attribute value: :y" },
        { "#z = :y", "{':x': 1}", "Invalid ConditionExpression: An expression attribute name used in the document path is not defined; attribute name: #z" },
        { "attribute_exists(:y)", "{':x': 1}", "Invalid ConditionExpression: An expression attribute value used in expression is not defined; attribute value: :y" },
        { "attribute_exists(#z,#z)", "{':x': 1}", "Invalid ConditionExpression: An expression attribute name used in the document path is not defined; attribute name: #z" },
        { "begins_with(:x,:y)", "{':x': 1}", "Invalid ConditionExpression: An expression attribute value used in expression is not defined; attribute value: :y" },
        { "begins_with(:y,:x)", "{':x': 1}", "Invalid ConditionExpression: An expression attribute value used in expression is not defined; attribute value: :y" },
        { "size(#z,b) = :x", "{':x': 1}", "Invalid ConditionExpression: An expression attribute name used in the document path is not defined; attribute name: #z" },
        { "contains(a,b,:q)", "", "Invalid ConditionExpression: An expression attribute value used in expression is not defined; attribute value: :q" },
        { "a = :y AND attribute_exists(a,b)", "{':x': 1}", "Invalid ConditionExpression: An expression attribute value used in expression is not defined; attribute value: :y" },
        { "(a = :y) AND begins_with(a,:x)", "{':x': 1}", "Invalid ConditionExpression: An expression attribute value used in expression is not defined; attribute value: :y" },
        { "#z=:x AND a.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b=:x", "{':x': 1}", "Invalid ConditionExpression: An expression attribute name used in the document path is not defined; attribute name: #z" },
        { "a = :y AND a.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b=:x", "{':x': 1}", "Invalid ConditionExpression: An expression attribute value used in expression is not defined; attribute value: :y" },
    };

    public static TheoryData<string, string, string> WithBadOperandCases => new()
    {
        { "attribute_exists(:x)", "{':x': 1}", "Invalid ConditionExpression: Operator or function requires a document path; operator or function: attribute_exists" },
        { "attribute_exists(a,a)", "{':x': 1}", "Invalid ConditionExpression: Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2" },
        { "attribute_exists(size(a))", "{':x': 1}", "Invalid ConditionExpression: Operator or function requires a document path; operator or function: attribute_exists" },
        { "a in (a)", "{':x': 1}", "Invalid ConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: IN, first operand: [a]" },
        { "begins_with(a,:x)", "{':x': 1}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N" },
        { "begins_with(:x,a)", "{':x': 1}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N" },
        { "begins_with(:x,:x)", "{':x': 1}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N" },
        { "begins_with(:x)", "{':x': 1}", "Invalid ConditionExpression: Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1" },
        { "begins_with(a,a)", "{':x': 1}", "Invalid ConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: begins_with, first operand: [a]" },
        { "attribute_type(a,:x)", "{':x': 1}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: attribute_type, operand type: N" },
        { "attribute_type(:x,:x)", "{':x': 1}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: attribute_type, operand type: N" },
        { "contains(a,a)", "{':x': 1}", "Invalid ConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: contains, first operand: [a]" },
        { "contains(a.b,a.b)", "{':x': 1}", "Invalid ConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: contains, first operand: [a, b]" },
        { "contains(a[0],a[0])", "{':x': 1}", "Invalid ConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: contains, first operand: [a, [0]]" },
        { "a BETWEEN :x AND :y", "{':x': 2, ':y': 1}", "Invalid ConditionExpression: The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:2}, upper bound operand: AttributeValue: {N:1}" },
        { "a BETWEEN :x AND :y", "{':x': 2, ':y': '1'}", "Invalid ConditionExpression: The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:2}, upper bound operand: AttributeValue: {S:1}" },
        { "a BETWEEN :x AND :y", "{':x': null, ':y': null}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: NULL" },
        { "a BETWEEN :x AND :y", "{':x': 'b', ':y': 'a'}", "Invalid ConditionExpression: The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {S:b}, upper bound operand: AttributeValue: {S:a}" },
        { "a BETWEEN :x AND :y", "{':x': {'B': 'Yg=='}, ':y': {'B': 'YQ=='}}", "Invalid ConditionExpression: The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {B:java.nio.HeapByteBuffer[pos=0 lim=1 cap=1]}, upper bound operand: AttributeValue: {B:java.nio.HeapByteBuffer[pos=0 lim=1 cap=1]}" },
        { "a BETWEEN :x AND :y", "{':x': true, ':y': 1}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: BOOL" },
        { "a BETWEEN :x AND b", "{':x': true}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: BOOL" },
        { "a BETWEEN b AND :x", "{':x': [1]}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: L" },
        { ":x BETWEEN a AND b", "{':x': [1]}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: L" },
        { "a BETWEEN :x AND :y AND a = :q", "{':x': 2, ':y': 1}", "Invalid ConditionExpression: The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:2}, upper bound operand: AttributeValue: {N:1}" },
        { "a < :x", "{':x': true}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: <, operand type: BOOL" },
        { "a < :x", "{':x': null}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: <, operand type: NULL" },
        { "a < :x", "{':x': [1]}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: <, operand type: L" },
        { "a < :x", "{':x': {}}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: <, operand type: M" },
        { "a < :x", "{':x': {'SS': ['a']}}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: <, operand type: SS" },
        { "a < :x", "{':x': {'NS': ['1']}}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: <, operand type: NS" },
        { "a < :x", "{':x': {'BS': ['YQ==']}}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: <, operand type: BS" },
        { ":x < a", "{':x': true}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: <, operand type: BOOL" },
        { ":x >= a", "{':x': true}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: >=, operand type: BOOL" },
        { "a <= :x", "{':x': true}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: <=, operand type: BOOL" },
        { "a > :x", "{':x': true}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: >, operand type: BOOL" },
        { ":x < :y", "{':x': 1, ':y': true}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: <, operand type: BOOL" },
        { "size(:x) = :x", "{':x': 1}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: size, operand type: N" },
        { "size(:x) = :y", "{':x': true, ':y': 2}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: size, operand type: BOOL" },
        { "size(:x) = :y", "{':x': null, ':y': 2}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: size, operand type: NULL" },
        { "size(size(a)) = :x", "{':x': 1}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: size, operand type: N" },
        { "begins_with(size(a), :x)", "{':x': 's'}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N" },
        { "begins_with(a, size(b))", "{':x': 's'}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N" },
        { "attribute_type(a, :x)", "{':x': 'X'}", "Invalid ConditionExpression: Invalid attribute type name found; type: X, valid types: {N,BS,L,B,NULL,M,S,SS,NS,BOOL}" },
        { "attribute_type(a, :x)", "{':x': 's'}", "Invalid ConditionExpression: Invalid attribute type name found; type: s, valid types: {N,BS,L,B,NULL,M,S,SS,NS,BOOL}" },
        { "attribute_type(a, :x)", "{':x': {'SS': ['S']}}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: attribute_type, operand type: SS" },
        { "attribute_type(a, :x)", "{':x': ''}", "Invalid ConditionExpression: Invalid attribute type name found; type: , valid types: {N,BS,L,B,NULL,M,S,SS,NS,BOOL}" },
        { "a = a", "", "Invalid ConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]" },
        { "a <> a", "", "Invalid ConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: <>, first operand: [a]" },
        { "a < a", "", "Invalid ConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: <, first operand: [a]" },
        { "a BETWEEN a AND :x", "{':x': 1}", "Invalid ConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: BETWEEN, first operand: [a]" },
        { "a BETWEEN :x AND a", "{':x': 1}", "Invalid ConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: BETWEEN, first operand: [a]" },
        { "a IN (b, a)", "", "Invalid ConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: IN, first operand: [a]" },
        { "a.b = a.b", "", "Invalid ConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a, b]" },
        { "(a) = a", "", "Invalid ConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]" },
        { "attribute_type(a, a)", "", "Invalid ConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: attribute_type, first operand: [a]" },
        { "size(a,b) = :x", "{':x': 1}", "Invalid ConditionExpression: Incorrect number of operands for operator or function; operator or function: size, number of operands: 2" },
        { "contains(a)", "", "Invalid ConditionExpression: Incorrect number of operands for operator or function; operator or function: contains, number of operands: 1" },
        { "contains(a,b,c)", "", "Invalid ConditionExpression: Incorrect number of operands for operator or function; operator or function: contains, number of operands: 3" },
        { "attribute_type(a)", "", "Invalid ConditionExpression: Incorrect number of operands for operator or function; operator or function: attribute_type, number of operands: 1" },
        { "begins_with(a,b,c)", "", "Invalid ConditionExpression: Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 3" },
        { "attribute_not_exists(a,b)", "", "Invalid ConditionExpression: Incorrect number of operands for operator or function; operator or function: attribute_not_exists, number of operands: 2" },
        { "attribute_not_exists(:x)", "{':x': 1}", "Invalid ConditionExpression: Operator or function requires a document path; operator or function: attribute_not_exists" },
        { "attribute_not_exists(size(a))", "", "Invalid ConditionExpression: Operator or function requires a document path; operator or function: attribute_not_exists" },
        { "a = :x AND attribute_exists(:x) AND a = :y", "{':x': 1}", "Invalid ConditionExpression: Operator or function requires a document path; operator or function: attribute_exists" },
        { "attribute_exists(a,b) AND a = :y", "{':x': 1}", "Invalid ConditionExpression: Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2" },
        { "NOT begins_with(a,:x)", "{':x': 1}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N" },
        { "a < :x AND a < :y", "{':x': true, ':y': null}", "Invalid ConditionExpression: Incorrect operand type for operator or function; operator or function: <, operand type: BOOL" },
    };

    [Theory]
    [MemberData(nameof(WithFunctionOutOfPlaceCases))]
    public void Condition_WithFunctionOutOfPlace_IsRefused(string text, string values, string error) =>
        Given.Refuses(scope => scope.Condition(text), values, error);

    [Theory]
    [MemberData(nameof(WithUndefinedNameCases))]
    public void Condition_WithUndefinedName_IsRefused(string text, string values, string error) =>
        Given.Refuses(scope => scope.Condition(text), values, error);

    [Theory]
    [MemberData(nameof(WithBadOperandCases))]
    public void Condition_WithBadOperand_IsRefused(string text, string values, string error) =>
        Given.Refuses(scope => scope.Condition(text), values, error);
}
