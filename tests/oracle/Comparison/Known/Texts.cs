using System.Text.RegularExpressions;
using static LocalDynamo.Oracle.Comparison.KnownDifference;

namespace LocalDynamo.Oracle.Comparison.Known;

/// <summary>Texts of errors that DynamoDB Local words otherwise.</summary>
internal static class Texts
{
    private static readonly Regex TypeList = new("(operator or function: attribute_type, operand type: ){[A-Z,]*}");

    public static readonly KnownDifference[] All =
    [
        Outcome(
            "unknown-table-text", "The service has one text for item calls and one for table calls, which names the table.",
            "^ResourceNotFoundException: Cannot do operations on a non-existent table$",
            "^ResourceNotFoundException: Requested resource not found(: Table: .* not found)?$"),
        Outcome(
            "existing-table-text", "The service names the table.",
            "^ResourceInUseException: Cannot create preexisting table$", "^ResourceInUseException: Table already exists: "),
        Outcome(
            "path-with-value", "A value is no step of a document path.",
            "Syntax error; token: ", "Syntax error; token: ", exchange => Regex.IsMatch(exchange.Step.Sent.ToString(), @"\. ?:")),
        Outcome(
            "duplicates-text", "The service lists the members of every kind of set.",
            "Input collection (\\[.*\\] )?contains duplicates", "Input collection \\[.*\\] contains duplicates"),
        Outcome(
            "key-schema-text", "The service has one text for a key with too few, too many or mistyped attributes.",
            "^ValidationException: (Invalid attribute value type|The number of conditions on the keys is invalid|One of the required keys was not given a value"
            + "|One or more parameter values were invalid: Type mismatch for key)$",
            "^ValidationException: The provided key element does not match the schema$"),
        Outcome(
            "missing-key-text", "The service names the key attribute that an item lacks.",
            "^ValidationException: One of the required keys was not given a value$",
            "^ValidationException: One or more parameter values were invalid: Missing the key .+ in the item$"),
        Outcome(
            "missing-condition-text", "The service names the key attribute that a query has no condition on, also with KeyConditions.",
            "^ValidationException: Query condition missed key schema element$", "^ValidationException: Query condition missed key schema element: "),
        Outcome(
            "key-type-text", "The service names the key attribute and both types.",
            "^ValidationException: (Invalid attribute value type|One or more parameter values were invalid: Type mismatch for key)$",
            "^ValidationException: One or more parameter values were invalid: Type mismatch for key .+ expected: . actual: .+$"),
        Outcome(
            "key-size-text", "The service says which of the two keys is too large.",
            "^ValidationException: (The provided starting key is invalid: )?Hash primary key values must be under 2048 bytes, and range primary key values must be under 1024 bytes$",
            "Size of hashkey has exceeded the maximum size limit of2048 bytes$|Aggregated size of all range keys has exceeded the size limit of 1024 bytes$"),
        Outcome(
            "attributes-to-get-text", "The service names the attribute that is asked for twice.",
            "^ValidationException: Cannot have two attributes with the same name$", "Duplicate value in attribute name: .+$"),
        Outcome(
            "operand-typeset-text", "The service does not tell the set of types that an operator takes.",
            "^ValidationException: Invalid UpdateExpression: Incorrect operand type .*, typeSet: ALLOWED_FOR_", "^ValidationException: Invalid UpdateExpression: Incorrect operand type"),
        Outcome(
            "expression-size-text", "The service tells the size of every expression that is too long.",
            "Expression size has exceeded the maximum allowed size;$", "Expression size has exceeded the maximum allowed size; expression size: "),
        new(
            "type-list", Right.Both, "The types that attribute_type takes are listed in no order, and DynamoDB Local knows some that the service has not.",
            (difference, exchange) => difference.IsOfOutcome && TypeList.Replace(exchange.Local.Outcome, "$1") == TypeList.Replace(exchange.Ours.Outcome, "$1")),
        Outcome(
            "constraint-text", "The service checks the constraints on single members before all else, and tells how many were violated, and which.",
            "^(?!done$)", "^ValidationException: [0-9]+ validation errors? detected: "),
        Outcome(
            "start-key-partition-text", "A start key of another partition has a text of its own.",
            "The provided starting key does not match the range key predicate$",
            "The provided starting key is outside query boundaries based on provided conditions$"),
    ];
}
