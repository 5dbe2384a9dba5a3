using LocalDynamo.Expressions.Syntax;

namespace LocalDynamo.Expressions;

/// <summary>Every error that an expression can have, in the service's words.</summary>
internal static class ExpressionErrors
{
    /// <summary>The type of an operand that may be of any type, as errors list it.</summary>
    public const string AnyType = "{N,BS,L,B,NULL,M,S,SS,NS,BOOL}";

    // Texts

    public static ValidationException Empty(ExpressionKind kind) => Invalid(kind, "The expression can not be empty;");

    public static ValidationException TooLong(ExpressionKind kind, int size) =>
        Invalid(kind, $"Expression size has exceeded the maximum allowed size; expression size: {size}");

    public static ValidationException SyntaxError(ExpressionKind kind, string token, string near) =>
        Invalid(kind, $"Syntax error; token: \"{token}\", near: \"{near}\"");

    public static ValidationException RedundantParentheses(ExpressionKind kind) =>
        Invalid(kind, "The expression has redundant parentheses;");

    public static ValidationException RepeatedClause(TokenKind clause) =>
        Invalid(ExpressionKind.Update, $"The \"{Keyword(clause)}\" section can only be used once in an update expression;");

    public static ValidationException TooManyOperators(ExpressionKind kind, int limit) =>
        Invalid(kind, $"The expression contains too many operators; operator count: {limit + 1}");

    // Paths, names and values

    public static ValidationException ReservedWord(ExpressionKind kind, string word) =>
        Invalid(kind, $"Attribute name is a reserved keyword; reserved keyword: {word}");

    public static ValidationException IndexOutOfRange(ExpressionKind kind, string index) =>
        Invalid(kind, $"List index is not within the allowable range; index: [{index}]");

    public static ValidationException PathTooDeep(ExpressionKind kind, int levels) =>
        Invalid(kind, $"The document path has too many nesting levels; nesting levels: {levels}");

    public static ValidationException UndefinedName(ExpressionKind kind, string name) =>
        Invalid(kind, $"An expression attribute name used in the document path is not defined; attribute name: {name}");

    public static ValidationException UndefinedValue(ExpressionKind kind, string name) =>
        Invalid(kind, $"An expression attribute value used in expression is not defined; attribute value: {name}");

    public static ValidationException PathsOverlap(ExpressionKind kind, string one, string two) =>
        Invalid(kind, $"Two document paths overlap with each other; must remove or rewrite one of these paths; path one: {one}, path two: {two}");

    public static ValidationException PathsConflict(ExpressionKind kind, string one, string two) =>
        Invalid(kind, $"Two document paths conflict with each other; must remove or rewrite one of these paths; path one: {one}, path two: {two}");

    // Functions and operands

    public static ValidationException UnknownFunction(ExpressionKind kind, string name) =>
        Invalid(kind, $"Invalid function name; function: {name}");

    public static ValidationException FunctionOfOtherKind(ExpressionKind kind, string name) =>
        Invalid(kind, $"The function is not allowed in {(kind == ExpressionKind.Update ? "an update" : "a condition")} expression; function: {name}");

    public static ValidationException FunctionOutOfPlace(ExpressionKind kind, string name) =>
        Invalid(kind, $"The function is not allowed to be used this way in an expression; function: {name}");

    public static ValidationException WrongOperandCount(ExpressionKind kind, string name, int count) => Invalid(
        kind,
        $"Incorrect number of operands for operator or function; operator or function: {name}, number of operands: {count}");

    public static ValidationException TooManyChoices(ExpressionKind kind, int count) =>
        Invalid(kind, $"The IN operator is provided with too many operands; number of operands: {count}");

    public static ValidationException NeedsPath(ExpressionKind kind, string name) =>
        Invalid(kind, $"Operator or function requires a document path; operator or function: {name}");

    public static ValidationException WrongOperandType(ExpressionKind kind, string name, string type) =>
        Invalid(kind, $"Incorrect operand type for operator or function; operator or function: {name}, operand type: {type}");

    public static ValidationException WrongClauseOperandType(TokenKind clause, AttributeType type) => Invalid(
        ExpressionKind.Update,
        $"Incorrect operand type for operator or function; operator: {Keyword(clause)}, operand type: {LongTypeName(type)}");

    public static ValidationException OperandsNotDistinct(ExpressionKind kind, string name, string path) => Invalid(
        kind,
        $"The first operand must be distinct from the remaining operands for this operator or function; operator: {name}, first operand: {path}");

    public static ValidationException UnknownTypeName(ExpressionKind kind, string name) =>
        Invalid(kind, $"Invalid attribute type name found; type: {name}, valid types: {AnyType}");

    public static ValidationException BoundsOfDifferentTypes(ExpressionKind kind, AttributeValue low, AttributeValue high) => Invalid(
        kind,
        "The BETWEEN operator requires same data type for lower and upper bounds; "
            + $"lower bound operand: {Describe(low)}, upper bound operand: {Describe(high)}");

    public static ValidationException BoundsOutOfOrder(ExpressionKind kind, AttributeValue low, AttributeValue high) => Invalid(
        kind,
        "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; "
            + $"lower bound operand: {Describe(low)}, upper bound operand: {Describe(high)}");

    // ExpressionAttributeNames and ExpressionAttributeValues

    public static ValidationException EmptyKey(string map) =>
        new($"{map} contains invalid key: The expression attribute map contains an empty key;");

    public static ValidationException InvalidKey(string map, string key) => new($"{map} contains invalid key: Syntax error; key: \"{key}\"");

    public static ValidationException LongKey(string map, int size) =>
        new($"{map} contains invalid key: The expression attribute map contains a key that is too long; size of key: {size}");

    public static ValidationException MapsTooLarge(string map) => new($"{map} exceeds max size");

    public static ValidationException NullName(string key) =>
        new($"ExpressionAttributeNames contains invalid value: null for key {key}");

    public static ValidationException EmptyName(string key) =>
        new($"ExpressionAttributeNames contains invalid value: Empty attribute name for key {key}");

    public static ValidationException InvalidValue(string key, string reason) =>
        new($"ExpressionAttributeValues contains invalid value: {reason} for key {key}");

    public static ValidationException Unused(string map, IEnumerable<string> keys) =>
        new($"Value provided in {map} unused in expressions: keys: {{{string.Join(", ", keys.Order(StringComparer.Ordinal))}}}");

    // Key conditions

    public static ValidationException KeyOperatorNotAllowed(string name) => new($"Invalid operator used in KeyConditionExpression: {name}");

    public static ValidationException KeyConditionNested() => new("KeyConditionExpressions cannot contain nested operations");

    public static ValidationException KeyConditionOnNestedAttribute() => new("KeyConditionExpressions cannot have conditions on nested attributes");

    public static ValidationException KeyConditionWithoutName() => new("Invalid condition in KeyConditionExpression: No key attribute specified");

    public static ValidationException KeyConditionWithSeveralNames() =>
        new("Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition");

    public static ValidationException KeyNotFirstOperand(string name) =>
        new($"Invalid condition in KeyConditionExpression: {name} operator must have the key attribute as its first operand");

    public static ValidationException SeveralConditionsOnKey() => new("KeyConditionExpressions must only contain one condition per key");

    public static ValidationException KeyConditionCount() => new("Conditions can be of length 1 or 2 only");

    public static ValidationException KeyConditionNotSupported() => new("Query key condition not supported");

    public static ValidationException KeyConditionMissing(string name) => new($"Query condition missed key schema element: {name}");

    public static ValidationException PartitionKeyConditionsMissing(string names) =>
        new($"HASH key attributes {names} must have equality conditions specified in the query");

    public static ValidationException KeyConditionGap(string missing, string present) => new(
        $"RANGE key attributes {missing} must have equality conditions specified in the query "
            + $"because a condition is present on key attribute {present}");

    public static ValidationException KeyValueOfWrongType() =>
        new("One or more parameter values were invalid: Condition parameter type does not match schema type");

    public static ValidationException KeyNotScalar(string name) => NotScalar("Key", name);

    public static ValidationException IndexKeyNotScalar(string name) => NotScalar("IndexKey", name);

    public static ValidationException KeyInFilter(string name) =>
        new($"Filter Expression can only contain non-primary key attributes: Primary key attribute: {name}");

    // Legacy parameters

    public static ValidationException KeyInQueryFilter(string name) =>
        new($"QueryFilter can only contain non-primary key attributes: Primary key attribute: {name}");

    public static ValidationException KeyConditionNotIndexable() => new("Attempted conditional constraint is not an indexable operation");

    public static ValidationException UpdateOfWrongType() => new("Type mismatch for attribute to update");

    // Updates of an item

    public static ValidationException KeyUpdated(string name) =>
        new($"One or more parameter values were invalid: Cannot update attribute {name}. This attribute is part of the key");

    public static ValidationException PathInvalidForUpdate() => new("The document path provided in the update expression is invalid for update");

    public static ValidationException AttributeMissing() =>
        new("The provided expression refers to an attribute that does not exist in the item");

    public static ValidationException OperandOfWrongType() => new("An operand in the update expression has an incorrect data type");

    private static ValidationException Invalid(ExpressionKind kind, string message) => new($"Invalid {kind}Expression: {message}");

    private static string Keyword(TokenKind clause) => clause.ToString().ToUpperInvariant();

    private static string LongTypeName(AttributeType type) => type switch
    {
        AttributeType.S => "STRING",
        AttributeType.N => "NUMBER",
        AttributeType.B => "BINARY",
        AttributeType.BOOL => "BOOLEAN",
        AttributeType.L => "LIST",
        AttributeType.M => "MAP",
        AttributeType.SS => "STRING_SET",
        AttributeType.NS => "NUMBER_SET",
        AttributeType.BS => "BINARY_SET",
        _ => "NULL",
    };

    // The service is written in Java, and prints a byte buffer as Java does.
    private static string Describe(AttributeValue value) => value.Type switch
    {
        AttributeType.S => $"AttributeValue: {{S:{value.AsString()}}}",
        AttributeType.N => $"AttributeValue: {{N:{value.AsNumber()}}}",
        _ => $"AttributeValue: {{B:java.nio.HeapByteBuffer[pos=0 lim={value.SizeBytes} cap={value.SizeBytes}]}}",
    };

    private static ValidationException NotScalar(string what, string name) =>
        new($"Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: {what}: {name}");
}
