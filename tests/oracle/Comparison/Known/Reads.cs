using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LocalDynamo.Oracle.Generation;
using static LocalDynamo.Oracle.Comparison.KnownDifference;

namespace LocalDynamo.Oracle.Comparison.Known;

/// <summary>Query and Scan.</summary>
internal static class Reads
{
    public static readonly KnownDifference[] All =
    [
        new(
            "scan-start-segment", Right.Both, "Which segment of a parallel scan a key lies in is each side's own hash.",
            (difference, exchange) => difference.IsOfOutcome && exchange.Step.Operation == "Scan" && exchange.Step.Sent.ContainsKey("TotalSegments")
                && $"{exchange.Local.ErrorMessage}{exchange.Ours.ErrorMessage}".Contains("xclusive start key must lie within the segment", StringComparison.Ordinal)),
        new(
            "query-empty-capacity", Right.LocalDynamo, "A query that reads nothing costs what the smallest read costs.",
            (difference, _) => difference.Path.EndsWith("CapacityUnits", StringComparison.Ordinal)
                && difference.LocalNumber is 0 && difference.OurNumber is 0.5 or 1),
        Outcome(
            "query-start-key-hash-only", "A partition of one item cannot be gone on with.",
            "", "^ValidationException: The query can return at most one row and cannot be restarted$",
            exchange => exchange.Step.Sent.ContainsKey("ExclusiveStartKey")),
        new(
            "query-bound-reached", Right.LocalDynamo, "A page that stopped on Limit has a LastEvaluatedKey, also where its last item is the bound that the key condition includes.",
            (difference, exchange) => exchange.Step is { Operation: "Query", Sent: var request }
                && ((difference.Path is "Pages" or "LastEvaluatedKey" && request.ContainsKey("Limit"))
                    || (difference.IsOfOutcome && !exchange.Ours.IsError
                        && exchange.Local.ErrorMessage == "The provided starting key does not match the range key predicate"))
                && NamesSortKey(request)),
        Outcome(
            "start-key-empty-text", "A start key with an empty value is invalid; whether the query can be restarted is another matter.",
            "^ValidationException: The query can return at most one row and cannot be restarted\\. The provided starting key is invalid: ",
            "^ValidationException: The provided starting key is invalid: "),
        Outcome(
            "start-key-text", "The service has one text for a start key with other attributes or types: one for queries, a longer one for scans of a table.",
            "^ValidationException: (The provided starting key is invalid|Exclusive Start Key must have same size as table's key schema|Type mismatch for attribute to update)$",
            "^ValidationException: The provided starting key is invalid(: The provided key element does not match the schema)?$"),
        new(
            "index-scan-filter", Right.LocalDynamo, "What an index does not project is not there for the filter of a scan of it.",
            (difference, exchange) => exchange.Step is { Operation: "Scan", Index.ProjectsAll: false }
                && difference.Path is "Items" or "Count" && FiltersUnprojected(exchange.Step)),
    ];

    private static bool FiltersUnprojected(Step step)
    {
        var shown = new ReadTarget(step.Table!, step.Index).Shown!;
        var filter = $"{step.Sent["FilterExpression"]} {step.Sent["ScanFilter"]} {step.Sent["ExpressionAttributeNames"]}";
        return Attributes.All.Any(attribute => !shown.Contains(attribute.Name) && Regex.IsMatch(filter, $@"(?<![\w#:]){Regex.Escape(attribute.Name)}(?!\w)"));
    }

    private static bool NamesSortKey(JsonObject request) =>
        request["KeyConditions"]?["sk"] is not null
        || request["KeyConditionExpression"]?.ToString().Contains("sk", StringComparison.Ordinal) == true
        || request["ExpressionAttributeNames"]?.ToJsonString().Contains("\"sk\"", StringComparison.Ordinal) == true;
}
