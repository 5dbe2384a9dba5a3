using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LocalDynamo.Oracle.Generation;
using LocalDynamo.Oracle.Wire;

namespace LocalDynamo.Oracle.Comparison.Known;

/// <summary>Consumed capacity and item collections.</summary>
internal static class Capacities
{
    public static readonly KnownDifference[] All =
    [
        new(
            "collection-metrics", Right.LocalDynamo, "ItemCollectionMetrics are told for tables with a local index.",
            (difference, exchange) => difference is { Path: "ItemCollectionMetrics", Local: null } && exchange.Sends("\"ReturnItemCollectionMetrics\":\"SIZE\"")),
        new(
            "local-index-entry-size", Right.LocalDynamo, "An entry of a local index is as large as what it holds, and not 100 bytes larger.",
            (difference, exchange) => Writes(exchange) && Exceeds(difference)
                && Regex.IsMatch(difference.Path, @"^ConsumedCapacity(\[\])?\.LocalSecondaryIndexes\.\w+\.CapacityUnits$")),
        new(
            "index-part-of-key", Right.LocalDynamo, "An item that lacks a part of the key is not in the index, before and after, and costs nothing there.",
            (difference, exchange) => Writes(exchange) && (difference.Ours is null || exchange.Step.Operation == "BatchWriteItem")
                && Regex.IsMatch(difference.Path, @"^ConsumedCapacity(\[\])?\.GlobalSecondaryIndexes(\.\w+(\.CapacityUnits)?)?$")
                && IndexesOf(difference).All(name => Tables(exchange).SelectMany(table => table.Indexes).Any(index => index.IndexName == name && HasParts(index)))),
        new(
            "index-cost-in-sum", Right.LocalDynamo, "The two before, where the sum has them.",
            (difference, exchange) => Writes(exchange) && Exceeds(difference) && Regex.IsMatch(difference.Path, @"^ConsumedCapacity(\[\])?\.CapacityUnits$")
                && AddsUp(exchange.Ours) && Tables(exchange).SelectMany(table => table.Indexes).Any(index => !index.IsGlobal || HasParts(index))),
        new(
            "local-index-fetch", Right.LocalDynamo, "What a local index has itself need not be fetched from the table, and costs nothing there.",
            (difference, exchange) => exchange.Step is { Operation: "Query", Index.IsGlobal: false } && Exceeds(difference)
                && Regex.IsMatch(difference.Path, @"^ConsumedCapacity(\.Table)?\.CapacityUnits$")
                && (exchange.Step.Sent.ContainsKey("ProjectionExpression") || exchange.Step.Sent.ContainsKey("AttributesToGet"))),
        new(
            "local-index-scan-fetch", Right.LocalDynamo, "A scan of a local index pays for items that it fetches from the table, as a query does.",
            (difference, exchange) => exchange.Step is { Operation: "Scan", Index: { IsGlobal: false, ProjectsAll: false } }
                && difference.LocalNumber < difference.OurNumber
                && Regex.IsMatch(difference.Path, @"^ConsumedCapacity(\.Table)?\.CapacityUnits$")
                && ((string?)exchange.Step.Sent["Select"] == "ALL_ATTRIBUTES"
                    || exchange.Step.Sent.ContainsKey("ProjectionExpression") || exchange.Step.Sent.ContainsKey("AttributesToGet"))),
        new(
            "index-scan-capacity", Right.LocalDynamo, "Scanning an index costs what its entries are large, not the items.",
            (difference, exchange) => exchange.Step is { Operation: "Scan", Index: not null } && Exceeds(difference)
                && difference.Path.StartsWith("ConsumedCapacity", StringComparison.Ordinal)),
    ];

    /// <summary>Whether a sum is that of its parts, as far as the answer has them.</summary>
    public static bool AddsUp(Answer answer)
    {
        var all = answer.Body["ConsumedCapacity"] is JsonArray list ? list.OfType<JsonObject>() : [(JsonObject)answer.Body["ConsumedCapacity"]!];
        return all.All(capacity => capacity["Table"] is not { } table || Units(capacity) == Units(table)
            + ((string[])["LocalSecondaryIndexes", "GlobalSecondaryIndexes"]).SelectMany(name => capacity[name] as JsonObject ?? []).Sum(index => Units(index.Value!)));
    }

    private static double Units(JsonNode capacity) => (double)capacity["CapacityUnits"]!;

    private static bool Writes(Exchange exchange) => exchange.Step.WritesItem || exchange.Step.Operation is "BatchWriteItem" or "TransactWriteItems";

    private static IEnumerable<TableShape> Tables(Exchange exchange) => exchange.Step.Table is { } table ? [table] : exchange.Step.Tables;

    private static bool Exceeds(Difference difference) => difference.LocalNumber > difference.OurNumber;

    private static IEnumerable<string> IndexesOf(Difference difference) =>
        Regex.Match(difference.Path, @"GlobalSecondaryIndexes\.(\w+)") is { Success: true } match
            ? [match.Groups[1].Value]
            : ((JsonObject)difference.Local!).Select(member => member.Key);

    /// <summary>Whether items may have a part of the key and lack another.</summary>
    private static bool HasParts(IndexShape index) => index.Keys.Count(key => key.Name is not ("pk" or "sk")) > 1;
}
