using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static LocalDynamo.Oracle.Comparison.KnownDifference;

namespace LocalDynamo.Oracle.Comparison.Known;

/// <summary>Writes of single items.</summary>
internal static class Writes
{
    private static readonly Regex OperandErrors = new(
        "^(The provided expression refers to an attribute that does not exist in the item|Number overflow|An operand in the update expression has an incorrect data type"
        + "|The document path provided in the update expression is invalid for update|DynamoDB only supports precision)");

    public static readonly KnownDifference[] All =
    [
        new(
            "delete-capacity", Right.LocalDynamo, "The capacity consumed is told only where it was asked for.",
            (difference, exchange) => difference is { Path: "ConsumedCapacity", Ours: null }
                && exchange.Step.Operation == "DeleteItem" && (string?)exchange.Step.Sent["ReturnConsumedCapacity"] is null or "NONE"),
        new(
            "remove-creates-item", Right.LocalDynamo, "An update that only removes does not create the item that it misses.",
            (difference, exchange) => exchange.Step.Operation == "UpdateItem" && exchange.Ours.Stored is null
                && difference.Path.Split('.')[0] is "Attributes" or "Stored" or "ConsumedCapacity" && OnlyRemoves(exchange.Step.Sent)),
        Outcome(
            "remove-nested-missing-item", "REMOVE of a nested path on an item that does not exist is no error.",
            "The document path provided in the update expression is invalid for update",
            "^done$|^ValidationException: The provided expression refers to an attribute",
            exchange => exchange.Local.Stored is null && Regex.IsMatch((string?)exchange.Step.Sent["UpdateExpression"] ?? "", "remove", RegexOptions.IgnoreCase)),
        new(
            "update-default-action", Right.LocalDynamo, "An AttributeUpdates entry without an Action is a PUT.",
            (_, exchange) => exchange.Step.Sent["AttributeUpdates"] is JsonObject updates && updates.Any(update => update.Value is JsonObject entry && entry["Action"] is null)),
        new(
            "updated-fragment", Right.LocalDynamo, "UPDATED_OLD and UPDATED_NEW hold the paths written, and not their whole top-level attributes.",
            (difference, exchange) => difference.Path.StartsWith("Attributes", StringComparison.Ordinal)
                && ((string?)exchange.Step.Sent["ReturnValues"])?.StartsWith("UPDATED", StringComparison.Ordinal) == true
                && Regex.IsMatch((string?)exchange.Step.Sent["UpdateExpression"] ?? "", @"[\].\[]")),
        Outcome(
            "legacy-update-order", "A request is checked as a whole before its condition is.",
            "^ConditionalCheckFailedException", "^ValidationException: ", exchange => exchange.Step.Sent.ContainsKey("AttributeUpdates")),
        new(
            "order-of-operand-errors", Right.Both, "Which of two faults of one update is told first is not promised.",
            (difference, exchange) => difference.IsOfOutcome && exchange.Step.Operation == "UpdateItem"
                && IsOfUpdate(exchange.Local.ErrorMessage) && (IsOfUpdate(exchange.Ours.ErrorMessage) || IsOfIndexKey(exchange.Ours.ErrorMessage))),
    ];

    /// <summary>Whether an update found its fault in the item.</summary>
    public static bool IsOfUpdate(string? text) => text is not null && OperandErrors.IsMatch(text);

    private static bool IsOfIndexKey(string? text) => text?.Contains("for Index Key", StringComparison.Ordinal) == true;

    private static bool OnlyRemoves(JsonObject request) =>
        request["UpdateExpression"] is { } expression
            ? !Regex.IsMatch((string)expression!, @"\b(SET|ADD)\b", RegexOptions.IgnoreCase)
            : request["AttributeUpdates"] is JsonObject { Count: > 0 } updates
              && updates.All(update => (string?)update.Value?["Action"] == "DELETE");
}
