using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LocalDynamo.Oracle.Comparison;

/// <summary>All known differences. Each is described in <c>docs/differences.md</c>, which the program checks before it starts.</summary>
internal static class KnownDifferences
{
    private const string InValues = "(ExpressionAttributeValues contains invalid value: )?";

    private static readonly Regex OperandErrors = new(
        "^(The provided expression refers to an attribute that does not exist in the item|Number overflow|An operand in the update expression has an incorrect data type"
        + "|The document path provided in the update expression is invalid for update|DynamoDB only supports precision)");

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
            "number-text", "The service shows what it could not convert.",
            $"^ValidationException: {InValues}A value provided cannot be converted into a number",
            "The parameter cannot be converted to a numeric value"),
        Outcome(
            "number-precision-text", "The service says it in other words, and of a sum that it overflows.",
            $"^ValidationException: {InValues}DynamoDB only supports precision up to 38 digits",
            "Attempting to store more than 38 significant digits in a Number|Number overflow"),
        Outcome(
            "number-zero-exponent", "The service range-checks a zero by the exponent it is written with.",
            "", "Number overflow", exchange => Sends(exchange, "\"0e126\"")),
        new(
            "number-form-nested", Right.LocalDynamo, "Numbers come back in full decimal form at every depth, not only at the top.",
            (difference, _) => AreEqualNumbers(difference)),
        new(
            "number-form-sets", Right.LocalDynamo, "DELETE takes members out of a number set by value, not by the form they are written in.",
            (difference, exchange) => exchange.Step.Operation == "UpdateItem" && difference.Path.EndsWith(".NS", StringComparison.Ordinal)
                && Sends(exchange, "1E5")),
        Outcome(
            "path-with-value", "A value is no step of a document path.",
            "Syntax error; token: ", "Syntax error; token: ", exchange => Regex.IsMatch(exchange.Step.Request.ToString(), @"\. ?:")),
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
            "operand-typeset-text", "The service does not tell the set of types that an operator takes.",
            "^ValidationException: Invalid UpdateExpression: Incorrect operand type .*, typeSet: ALLOWED_FOR_", "^ValidationException: Invalid UpdateExpression: Incorrect operand type"),
        Outcome(
            "expression-size-text", "The service tells the size of every expression that is too long.",
            "Expression size has exceeded the maximum allowed size;$", "Expression size has exceeded the maximum allowed size; expression size: "),
        new(
            "expression-value-text", Right.DynamoDbLocal, "Typed requests hold no invalid value: it is refused where it is made, before it is known behind which name it stands.",
            (difference, exchange) => difference.IsOfOutcome
                && exchange.Local.ErrorMessage is { } local && exchange.Ours.ErrorMessage is { } ours
                && Regex.IsMatch(local, $"^ExpressionAttributeValues contains invalid value: {Regex.Escape(ours)} for key :")),
        new(
            "type-list", Right.Both, "The types that attribute_type takes are listed in no order, and DynamoDB Local knows some that the service has not.",
            (difference, exchange) => difference.IsOfOutcome && TypeList.Replace(exchange.Local.Outcome, "$1") == TypeList.Replace(exchange.Ours.Outcome, "$1")),
        Outcome(
            "nesting-in-values", "The service checks the nesting of a value in an expression like that of an item, before it runs the expression.",
            "", "^ValidationException: Nesting Levels have exceeded", exchange => exchange.Step.Damage == "nested 32 levels"),
        Outcome(
            "number-large-exponent", "An exponent beyond 32 bits overflows or underflows; it is still a number.",
            "A value provided cannot be converted into a number", "Number (over|under)flow", exchange => Sends(exchange, "\"1E99999999999\"")),
        Outcome(
            "null-false", "The service accepts NULL with the value false, and reads it back as true, since 2026.",
            "Null attribute value types must have the value of true", "", exchange => Sends(exchange, "\"NULL\":false")),
        Outcome(
            "constraint-text", "The service checks the constraints on single members before all else, and tells how many were violated, and which.",
            "^(?!done$)", "^ValidationException: [0-9]+ validation errors? detected: "),
        Outcome(
            "constraint-unchecked", "The service checks every member that has an enumeration or a length.",
            "^done$", "^ValidationException: [0-9]+ validation errors? detected: Value '.*' at '(return(ConsumedCapacity|ItemCollectionMetrics)|conditionalOperator|attributesToGet)'"),
        Outcome(
            "table-last", "A request is checked by itself, then its table is looked up, then its key is held against the table's.",
            "^ResourceNotFoundException|The number of conditions on the keys is invalid$|One of the required keys was not given a value$|The provided starting key "
            + "|Type mismatch for key$|does not match schema type$|cannot contain an empty (string|binary) value",
            "^ValidationException: (?!The provided (key|starting key)|The query can)"),
        new(
            "scan-start-segment", Right.Both, "Which segment of a parallel scan a key lies in is each side's own hash.",
            (difference, exchange) => difference.IsOfOutcome && exchange.Step.Operation == "Scan" && exchange.Step.Request.ContainsKey("TotalSegments")
                && $"{exchange.Local.ErrorMessage}{exchange.Ours.ErrorMessage}".Contains("xclusive start key must lie within the segment", StringComparison.Ordinal)),
        new(
            "query-empty-capacity", Right.LocalDynamo, "A query that reads nothing costs what the smallest read costs.",
            (difference, _) => difference.Path.EndsWith("CapacityUnits", StringComparison.Ordinal)
                && (double?)difference.Local is 0 && (double?)difference.Ours is 0.5 or 1),
        new(
            "delete-capacity", Right.LocalDynamo, "The capacity consumed is told only where it was asked for.",
            (difference, exchange) => difference is { Path: "ConsumedCapacity", Ours: null }
                && exchange.Step.Operation == "DeleteItem" && (string?)exchange.Step.Request["ReturnConsumedCapacity"] is null or "NONE"),
        new(
            "remove-creates-item", Right.LocalDynamo, "An update that only removes does not create the item that it misses.",
            (difference, exchange) => exchange.Step.Operation == "UpdateItem" && exchange.Ours.Stored is null
                && difference.Path.Split('.')[0] is "Attributes" or "Stored" or "ConsumedCapacity" && OnlyRemoves(exchange.Step.Request)),
        Outcome(
            "remove-nested-missing-item", "REMOVE of a nested path on an item that does not exist is no error.",
            "The document path provided in the update expression is invalid for update",
            "^done$|^ValidationException: The provided expression refers to an attribute",
            exchange => exchange.Local.Stored is null && Regex.IsMatch((string?)exchange.Step.Request["UpdateExpression"] ?? "", "remove", RegexOptions.IgnoreCase)),
        new(
            "update-default-action", Right.LocalDynamo, "An AttributeUpdates entry without an Action is a PUT.",
            (_, exchange) => exchange.Step.Request["AttributeUpdates"] is JsonObject updates && updates.Any(update => update.Value!["Action"] is null)),
        new(
            "updated-fragment", Right.LocalDynamo, "UPDATED_OLD and UPDATED_NEW hold the paths written, and not their whole top-level attributes.",
            (difference, exchange) => difference.Path.StartsWith("Attributes", StringComparison.Ordinal)
                && ((string?)exchange.Step.Request["ReturnValues"])?.StartsWith("UPDATED", StringComparison.Ordinal) == true
                && Regex.IsMatch((string?)exchange.Step.Request["UpdateExpression"] ?? "", @"[\].\[]")),
        Outcome(
            "query-start-key-hash-only", "A partition of one item cannot be gone on with.",
            "", "^ValidationException: The query can return at most one row and cannot be restarted$",
            exchange => exchange.Step.Request.ContainsKey("ExclusiveStartKey")),
        Outcome(
            "start-key-partition-text", "A start key of another partition has a text of its own.",
            "The provided starting key does not match the range key predicate$",
            "The provided starting key is outside query boundaries based on provided conditions$"),
        Outcome(
            "key-conditions-and-expressions", "KeyConditions are a legacy parameter like the others, and do not go with a FilterExpression.",
            "^(?!done$)", "Can not use both expression and non-expression parameters .*Non-expression parameters: {[^}]*KeyConditions}",
            exchange => exchange.Step.Operation == "Query"),
        Outcome(
            "internal-failure", "DynamoDB Local fails on long attribute names, and now and then on large requests.", "^InternalFailure", ""),
        Outcome(
            "update-throughput-on-demand", "Capacity cannot be set up for a table that is paid for by request.",
            "^done$", "^ValidationException: .*Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST$",
            exchange => exchange.Step.Operation == "UpdateTable"),
        Outcome(
            "create-throughput-on-demand", "The members of ProvisionedThroughput are checked whatever the billing mode.",
            "^done$", "validation errors? detected: Value .* at 'provisionedThroughput|Neither ReadCapacityUnits nor WriteCapacityUnits can be specified",
            exchange => exchange.Step.Operation == "CreateTable"),
        Described("table-decreases", "Decreases are counted by the day.", path => path == "ProvisionedThroughput.NumberOfDecreasesToday"),
        new(
            "number-form-text", Right.Both, "A number in an error's text is in its full decimal form, or as it was sent.",
            (difference, exchange) => difference.IsOfOutcome && exchange.Ours.IsError
                && NormalText(exchange.Local.Outcome) == NormalText(exchange.Ours.Outcome)),
        Outcome(
            "reserved-size", "SIZE is a reserved word, as it is in the developer guide's list.",
            "", "Attribute name is a reserved keyword; reserved keyword: (?i:size)$"),
        Outcome(
            "empty-filter", "An empty expression is an error of its own.",
            "", "Invalid FilterExpression: The expression can not be empty;$", exchange => exchange.Step.Request["FilterExpression"]?.ToString().Length == 0),
        Outcome(
            "legacy-update-order", "A request is checked as a whole before its condition is.",
            "^ConditionalCheckFailedException", "^ValidationException: ", exchange => exchange.Step.Request.ContainsKey("AttributeUpdates")),
        new(
            "query-bound-reached", Right.LocalDynamo, "A page that stopped on Limit has a LastEvaluatedKey, also where its last item is the bound that the key condition includes.",
            (difference, exchange) => exchange.Step is { Operation: "Query", Request: var request }
                && ((difference.Path is "Pages" or "LastEvaluatedKey" && request.ContainsKey("Limit"))
                    || (difference.IsOfOutcome && !exchange.Ours.IsError
                        && exchange.Local.ErrorMessage == "The provided starting key does not match the range key predicate"))
                && NamesSortKey(request)),
        new(
            "order-of-operand-errors", Right.Both, "Which of two faults of one update is told first is not promised.",
            (difference, exchange) => difference.IsOfOutcome && exchange.Step.Operation == "UpdateItem"
                && exchange.Local.ErrorMessage is { } local && OperandErrors.IsMatch(local)
                && exchange.Ours.ErrorMessage is { } ours && OperandErrors.IsMatch(ours)),
        new(
            "number-size", Right.LocalDynamo, "A number takes a byte for two significant digits; DynamoDB Local counts pairs from the decimal point.",
            (difference, _) => difference.Path.EndsWith("TableSizeBytes", StringComparison.Ordinal)
                && Math.Abs(((double?)difference.Local ?? 0) - ((double?)difference.Ours ?? 0)) < 20),
        Described("table-arn", "The ARN has a real region, not ddblocal.", path => path == "TableArn"),
        Described("table-id", "Every table has an id.", path => path == "TableId"),
        new(
            "table-times", Right.LocalDynamo, "Times that did not happen yet are absent, not zero, and two clocks differ.",
            (difference, _) => difference.Path.EndsWith("DateTime", StringComparison.Ordinal)),
        Described("table-status", "The answer that begins a deletion says so.", path => path == "TableStatus"),
        Outcome(
            "update-table-class", "The table class can be changed alone.",
            "Nothing to update$", "^done$", exchange => exchange.Step.Operation == "UpdateTable" && exchange.Step.Request.ContainsKey("TableClass")),
        Described("table-class", "The table class that was set is told.", path => path.StartsWith("TableClassSummary", StringComparison.Ordinal)),
    ];

    /// <summary>A difference between two errors, or an error and a result.</summary>
    private static KnownDifference Outcome(string name, string why, string local, string ours, Func<Exchange, bool>? when = null) =>
        new(name, Right.LocalDynamo, why, (difference, exchange) =>
            difference.IsOfOutcome
            && Regex.IsMatch(exchange.Local.Outcome, local) && Regex.IsMatch(exchange.Ours.Outcome, ours)
            && (when is null || when(exchange)));

    /// <summary>A member of a table's description.</summary>
    private static KnownDifference Described(string name, string why, Func<string, bool> member) =>
        new(name, Right.LocalDynamo, why, (difference, _) =>
            difference.Path.Split('.', 2) is ["Table" or "TableDescription", var path] && member(path));

    private static bool Sends(Exchange exchange, string text) => exchange.Step.Request.ToJsonString().Contains(text, StringComparison.Ordinal);

    private static bool OnlyRemoves(JsonObject request) =>
        request["UpdateExpression"] is { } expression
            ? !Regex.IsMatch((string)expression!, @"\b(SET|ADD)\b", RegexOptions.IgnoreCase)
            : request["AttributeUpdates"] is JsonObject { Count: > 0 } updates
              && updates.All(update => (string?)update.Value!["Action"] == "DELETE");

    /// <summary>Whether two values are one number, or sets of the same numbers, in two forms.</summary>
    private static bool AreEqualNumbers(Difference difference) => (difference.Local, difference.Ours) switch
    {
        (JsonValue, JsonValue) when difference.Path.EndsWith(".N", StringComparison.Ordinal) || difference.Path.Contains(".NS", StringComparison.Ordinal) =>
            Normal(difference.LocalText) is { } local && local == Normal(difference.OurText),
        _ => false,
    };

    private static bool NamesSortKey(JsonObject request) =>
        request["KeyConditions"]?["sk"] is not null
        || request["KeyConditionExpression"]?.ToString().Contains("sk", StringComparison.Ordinal) == true
        || request["ExpressionAttributeNames"]?.ToJsonString().Contains("\"sk\"", StringComparison.Ordinal) == true;

    /// <summary>A text with its numbers in one form.</summary>
    private static string NormalText(string text) =>
        Regex.Replace(text, @"(?<=N:)[^},\]]+", match => Normal(match.Value)?.ToString() ?? match.Value);

    /// <summary>A number as whole units and a power of ten, without zeros at the end.</summary>
    private static (BigInteger Units, int Power)? Normal(string? text)
    {
        if (text is null || Regex.Match(text, @"^(-?\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$") is not { Success: true } match)
            return null;

        var units = BigInteger.Parse(match.Groups[1].Value + match.Groups[2].Value, CultureInfo.InvariantCulture);
        var power = (match.Groups[3].Success ? int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture) : 0) - match.Groups[2].Length;
        while (!units.IsZero && units % 10 == 0)
            (units, power) = (units / 10, power + 1);
        return (units, units.IsZero ? 0 : power);
    }
}
