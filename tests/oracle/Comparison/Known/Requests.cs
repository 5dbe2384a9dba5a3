using static LocalDynamo.Oracle.Comparison.KnownDifference;

namespace LocalDynamo.Oracle.Comparison.Known;

/// <summary>What is checked, and in which order.</summary>
internal static class Requests
{
    public static readonly KnownDifference[] All =
    [
        Outcome(
            "nesting-in-values", "The service checks the nesting of a value in an expression like that of an item, before it runs the expression.",
            "", "^ValidationException: (ExpressionAttributeValues contains invalid value: )?Nesting Levels have exceeded", exchange => exchange.Step.Damage?.EndsWith("nested 32 levels", StringComparison.Ordinal) == true),
        Outcome(
            "null-false", "The service accepts NULL with the value false, and reads it back as true, since 2026.",
            "Null attribute value types must have the value of true", "", exchange => exchange.Sends("\"NULL\":false")),
        Outcome(
            "constraint-unchecked", "The service checks every member that has an enumeration or a length.",
            "^done$", "^ValidationException: [0-9]+ validation errors? detected: Value .* at '"
            + "(return(ConsumedCapacity|ItemCollectionMetrics)|conditionalOperator|attributesToGet|clientRequestToken|tableClass"
            + "|.*\\.(nonKeyAttributes|returnValuesOnConditionCheckFailure|update\\.updateExpression))'"),
        Outcome(
            "table-last", "A request is checked by itself, then its table is looked up, then its index, then its key is held against the table's.",
            "^ResourceNotFoundException|^ResourceInUseException: Cannot create preexisting table$|The number of conditions on the keys is invalid$"
            + "|One of the required keys was not given a value$|The provided starting key |Type mismatch for key$|does not match schema type$"
            + "|cannot contain an empty (string|binary) value|The table does not have the specified index: |does not project |can only contain non-primary key attributes"
            + "|Consistent reads are not supported on global secondary indexes$|Exclusive Start Key must have same size|Type mismatch for attribute to update$"
            + "|Invalid attribute value type$|Type mismatch for Index Key$|Size limit exceeded$|Aggregate size for ",
            "^(ValidationException: (?!The provided (key|starting key)|The query can|The table does not|.*(does not project|for Index Key))"
            + "|LimitExceededException: Subscriber limit)"),
        Outcome(
            "internal-failure", "DynamoDB Local fails on long attribute names, and now and then on large requests.", "^InternalFailure", ""),
        Outcome(
            "reserved-size", "SIZE is a reserved word, as it is in the developer guide's list.",
            "", "Attribute name is a reserved keyword; reserved keyword: (?i:size)$"),
        Outcome(
            "empty-filter", "An empty expression is an error of its own.",
            "", "Invalid FilterExpression: The expression can not be empty;$", exchange => exchange.Step.Sent["FilterExpression"]?.ToString().Length == 0),
        Outcome(
            "key-conditions-and-expressions", "KeyConditions are a legacy parameter like the others, and do not go with a FilterExpression.",
            "^(?!done$)", "Can not use both expression and non-expression parameters .*Non-expression parameters: {[^}]*KeyConditions}",
            exchange => exchange.Step.Operation == "Query"),
    ];
}
