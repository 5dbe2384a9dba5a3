using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LocalDynamo.Oracle.Comparison;

/// <summary>All known differences. Each is described in <c>docs/differences.md</c>, which the program checks before it starts.</summary>
internal static class KnownDifferences
{
    public static readonly KnownDifference[] All =
    [
        Text(
            "unknown-table-text", "The service has one text for item calls and one for table calls, which names the table.",
            "^Cannot do operations on a non-existent table$", "^Requested resource not found(: Table: .* not found)?$"),
        Text(
            "existing-table-text", "The service names the table.",
            "^Cannot create preexisting table$", "^Table already exists: "),
        Text(
            "number-text", "The service shows what it could not convert.",
            "^(ExpressionAttributeValues contains invalid value: )?A value provided cannot be converted into a number",
            "The parameter cannot be converted to a numeric value"),
        Text(
            "number-precision-text", "The service says it in other words.",
            "^(ExpressionAttributeValues contains invalid value: )?DynamoDB only supports precision up to 38 digits",
            "Attempting to store more than 38 significant digits in a Number"),
        new(
            "number-zero-exponent", Right.LocalDynamo, "The service range-checks a zero by the exponent it is written with.",
            (difference, exchange) => difference.Path is "error" or "text" && difference.Local is null
                && exchange.Ours.ErrorMessage?.Contains("Number overflow", StringComparison.Ordinal) == true
                && Sends(exchange, "\"0e126\"")),
        Text(
            "duplicates-text", "The service lists the members of every kind of set.",
            "Input collection (\\[.*\\] )?contains duplicates", "Input collection \\[.*\\] contains duplicates"),
        Text(
            "key-schema-text", "The service has one text for a key with too few, too many or mistyped attributes.",
            "^The number of conditions on the keys is invalid$|^One of the required keys was not given a value$"
            + "|^One or more parameter values were invalid: Type mismatch for key$",
            "^The provided key element does not match the schema$"),
        Text(
            "missing-key-text", "The service names the key attribute that an item lacks.",
            "^One of the required keys was not given a value$", "^One or more parameter values were invalid: Missing the key .+ in the item$"),
        Text(
            "key-type-text", "The service names the key attribute and both types.",
            "^One or more parameter values were invalid: Type mismatch for key$",
            "^One or more parameter values were invalid: Type mismatch for key .+ expected: . actual: .+$"),
        new(
            "null-false", Right.LocalDynamo, "The service accepts NULL with the value false, and reads it back as true, since 2026.",
            (difference, exchange) => difference.Path is "error" or "text" && Sends(exchange, "\"NULL\":false")
                && exchange.Local.ErrorMessage?.Contains("Null attribute value types must have the value of true", StringComparison.Ordinal) == true),
        Text(
            "constraint-count-text", "The service counts the violated constraints in front of their list.",
            "^Value .* failed to satisfy constraint: ", "^[0-9]+ validation errors? detected: Value "),
        new(
            "remove-creates-item", Right.LocalDynamo, "An update that only removes does not create the item that it misses.",
            (difference, exchange) => exchange.Step.Operation == "UpdateItem" && difference is { Path: "Attributes" or "Stored", Ours: null }
                && OnlyRemoves(exchange.Step.Request)),
        new(
            "updated-fragment", Right.LocalDynamo, "UPDATED_OLD and UPDATED_NEW hold the paths written, and not their whole top-level attributes.",
            (difference, exchange) => difference.Path.StartsWith("Attributes", StringComparison.Ordinal)
                && ((string?)exchange.Step.Request["ReturnValues"])?.StartsWith("UPDATED", StringComparison.Ordinal) == true
                && Regex.IsMatch((string?)exchange.Step.Request["UpdateExpression"] ?? "", @"[\].\[]")),
        new(
            "query-start-key-hash-only", Right.LocalDynamo, "A partition of one item cannot be gone on with.",
            (difference, exchange) => difference.Path is "error" or "text"
                && exchange.Ours.ErrorMessage == "The query can return at most one row and cannot be restarted"),
        new(
            "attribute-name-length", Right.LocalDynamo, "A name of 65,535 bytes is accepted and one more refused with a text, where DynamoDB Local breaks.",
            (_, exchange) => exchange.Step.Damage == "attribute name long" && exchange.Local.ErrorType == "InternalFailure"),
        new(
            "internal-failure", Right.LocalDynamo, "DynamoDB Local fails now and then on large requests.",
            (_, exchange) => exchange.Local.ErrorType == "InternalFailure"),
        Described("table-arn", "The ARN has a real region, not ddblocal.", path => path == "TableArn"),
        Described("table-id", "Every table has an id.", path => path == "TableId"),
        new(
            "table-times", Right.LocalDynamo, "Times that did not happen yet are absent, not zero, and two clocks differ.",
            (difference, _) => difference.Path.EndsWith("DateTime", StringComparison.Ordinal)),
        Described("table-warm-throughput", "Every table tells its warm throughput.", path => path.StartsWith("WarmThroughput", StringComparison.Ordinal)),
        Described("table-status", "A table is CREATING, UPDATING or DELETING in the answer that makes it so.", path => path == "TableStatus"),
    ];

    /// <summary>Both refuse with a ValidationException or the like, in other words.</summary>
    private static KnownDifference Text(string name, string why, string local, string ours) =>
        new(name, Right.LocalDynamo, why, (difference, _) =>
            difference.Path == "text" && Regex.IsMatch(difference.LocalText ?? "", local) && Regex.IsMatch(difference.OurText ?? "", ours));

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
}
