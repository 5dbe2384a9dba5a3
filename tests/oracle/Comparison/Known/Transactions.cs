using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LocalDynamo.Oracle.Wire;

namespace LocalDynamo.Oracle.Comparison.Known;

/// <summary>TransactWriteItems and TransactGetItems.</summary>
internal static class Transactions
{
    private const string Cancelled = "TransactionCanceledException";

    public static readonly KnownDifference[] All =
    [
        new(
            "transaction-reason", Right.LocalDynamo,
            "What only an item or its table's keys can show is told as the reason of the cancellation, and the first such fault alone.",
            (difference, exchange) => difference.IsOfOutcome && exchange.Ours.ErrorType == Cancelled
                && ReasonOf(exchange.Ours) is { } ours && ReasonOf(exchange.Local) is { } local
                && (AreAlike(exchange, local, ours) || (exchange.Local.ErrorType != Cancelled && Writes.IsOfUpdate(local)))),
        new(
            "transaction-update-last", Right.LocalDynamo, "A request is checked by itself before its updates meet their items.",
            (difference, exchange) => difference.IsOfOutcome && exchange.Step.Operation == "TransactWriteItems" && exchange.Ours.ErrorType == "ValidationException"
                && ReasonOf(exchange.Local) is { } local
                && (Writes.IsOfUpdate(local) || (local.Contains("Type mismatch for", StringComparison.Ordinal) && IsOfSize(exchange.Ours.ErrorMessage!)))),
        new(
            "transaction-reason-text", Right.LocalDynamo, "A reason has the text that the error of a request for one item has.",
            (difference, exchange) => difference is { Path: "CancellationReasons[].Message", LocalText: { } local, OurText: { } ours }
                && (AreAlike(exchange, local, ours) || local == ours + ".")),
        new(
            "transaction-capacity-kinds", Right.LocalDynamo, "What a transaction reads and what it writes is told apart.",
            (difference, exchange) => difference.Local is null && IsTransaction(exchange)
                && (difference.Path.EndsWith(".ReadCapacityUnits", StringComparison.Ordinal) || difference.Path.EndsWith(".WriteCapacityUnits", StringComparison.Ordinal))),
        new(
            "transaction-remove-creates-item", Right.LocalDynamo, "An update that only removes does not create the item that it misses, in a transaction neither.",
            (difference, exchange) => difference is { Path: "Stored" or "Stored[]", Local: JsonObject item, Ours: null }
                && item.All(member => member.Key is "pk" or "sk") && Updates(exchange).Any(update => !Regex.IsMatch(update, @"\b(SET|ADD)\b", RegexOptions.IgnoreCase))),
        new(
            "transaction-update-size", Right.LocalDynamo, "An update in a transaction makes no item of more than 400 KB.",
            (difference, exchange) => difference.IsOfOutcome && exchange.Local.Outcome == "done" && exchange.Ours.ErrorType == Cancelled
                && ReasonOf(exchange.Ours) is { } ours && ours.Contains("Item size to update has exceeded the maximum allowed size", StringComparison.Ordinal)),
        KnownDifference.Outcome(
            "transaction-remove-nested-missing-item", "REMOVE of a nested path on an item that does not exist is no error, in a transaction neither.",
            "^ValidationException: The document path provided in the update expression is invalid for update$", "^(done$|TransactionCanceledException)",
            exchange => Updates(exchange).Any(update => Regex.IsMatch(update, "remove", RegexOptions.IgnoreCase))),
        KnownDifference.Outcome(
            "transaction-duplicates", "No two actions may be on one item, condition checks neither.",
            "^(done$|TransactionCanceledException)", "^ValidationException: Transaction request cannot include multiple operations on one item$"),
        new(
            "token-or-fault-first", Right.Both, "Whether a token is known or a request is valid and fits its tables is looked at first is not promised.",
            (difference, exchange) => difference.IsOfOutcome && exchange.Local.ErrorType == "IdempotentParameterMismatchException"
                && exchange.Ours.ErrorType is "ValidationException" or Cancelled && ReasonOf(exchange.Ours) is not null),
        KnownDifference.Outcome(
            "transaction-nesting-text", "The text is the same in a transaction.",
            "^ValidationException: Nesting Levels have exceeded supported limits$", "^ValidationException: Nesting Levels have exceeded supported limits: "),
        KnownDifference.Outcome(
            "token-mismatch-text", "The service says what does not match.",
            "^IdempotentParameterMismatchException: $", "^IdempotentParameterMismatchException: ."),
        new(
            "transaction-write-capacity", Right.LocalDynamo, "Every action costs twice what it would cost alone, but for its part in indexes, and equal costs are added up.",
            (difference, exchange) => exchange.Step.Operation == "TransactWriteItems" && difference.Path.StartsWith("ConsumedCapacity", StringComparison.Ordinal)
                && difference.Path.EndsWith("CapacityUnits", StringComparison.Ordinal) && !IsOnePut(exchange) && Capacities.AddsUp(exchange.Ours)),
        new(
            "transaction-get-nothing", Right.LocalDynamo, "Where the projection finds nothing, there is no Item.",
            (difference, exchange) => exchange.Step.Operation == "TransactGetItems" && difference is { Path: "Responses[].Item", Local: JsonObject { Count: 0 }, Ours: null }),
    ];

    /// <summary>Whether a transaction is one put or update without a part in an index, whose cost DynamoDB Local counts as the service does.</summary>
    private static bool IsOnePut(Exchange exchange) =>
        exchange.Step.Sent["TransactItems"] is JsonArray { Count: 1 } actions && actions[0] is JsonObject action
        && (action.ContainsKey("Put") || action.ContainsKey("Update")) && exchange.Step.Tables.All(table => table.Indexes.Length == 0);

    private static bool IsOfSize(string text) =>
        text.Contains("Size limit exceeded", StringComparison.Ordinal) || text.Contains("cannot contain an empty", StringComparison.Ordinal);

    private static bool IsTransaction(Exchange exchange) => exchange.Step.Operation is "TransactWriteItems" or "TransactGetItems";

    private static IEnumerable<string> Updates(Exchange exchange) => exchange.Step.Operation != "TransactWriteItems" ? [] :
        (exchange.Step.Sent["TransactItems"] as JsonArray ?? []).Select(action => (string?)action?["Update"]?["UpdateExpression"]).OfType<string>();

    /// <summary>The text of the one fault of an action that an answer tells, whether as a reason or by itself.</summary>
    private static string? ReasonOf(Answer answer)
    {
        if (answer.ErrorType == "ValidationException")
            return answer.ErrorMessage;
        if (answer.ErrorType != Cancelled)
            return null;
        return answer.Body["CancellationReasons"] is JsonArray reasons
            ? (string?)reasons.FirstOrDefault(reason => (string?)reason!["Code"] == "ValidationError")?["Message"]
            : answer.ErrorMessage;
    }

    /// <summary>Whether two texts are one, or differ as they do in requests for one item.</summary>
    private static bool AreAlike(Exchange exchange, string local, string ours)
    {
        var alone = exchange with { Local = Error(local), Ours = Error(ours) };
        return local == ours
            || KnownDifferences.OfTexts.Any(known => known.Covers(new Difference(Difference.OfOutcome, alone.Local.Outcome, alone.Ours.Outcome), alone));
    }

    private static Answer Error(string message) => new([], "ValidationException", message);
}
