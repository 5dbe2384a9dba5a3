using System.Text.Json.Nodes;
using LocalDynamo.Oracle.Comparison;
using LocalDynamo.Oracle.Generation;
using LocalDynamo.Oracle.Wire;

namespace LocalDynamo.Oracle.Walking;

/// <summary>Queries of indexes.</summary>
/// <remarks>
/// Entries with the same index key come in no promised order, so which of them are on a page is each side's own. Compared
/// are all items without order, the order of their sort keys where the items show them, and how many were read for each page.
/// </remarks>
internal static class IndexWalker
{
    public static Answer Query(IEndpoint side, Step step)
    {
        var (pages, error) = PageReader.Pages(side, step.Operation, step.Request);
        if (error is not null)
            return error;

        var sort = step.Index!.Sort.Select(key => key.Name).ToArray();
        var items = pages.SelectMany(page => page["Items"]?.AsArray() ?? []).ToList();
        var showsAll = !step.Request.ContainsKey("ProjectionExpression") && !step.Request.ContainsKey("AttributesToGet") && !step.Request.ContainsKey("Select");
        var showsOrder = sort.Length > 0 && items.All(item => sort.All(((JsonObject)item!).ContainsKey));
        if (step.Request["ExclusiveStartKey"] is JsonObject start)
        {
            // What lies on which side of the start among the entries with its index key is each side's own as well.
            return showsOrder && showsAll
                ? new Answer(Ordered([.. items.Where(item => Position(item!, sort) != Position(start, sort))], sort))
                : new Answer(new JsonObject { ["Queried"] = true });
        }

        var whole = showsOrder ? Ordered(items, sort) : new JsonObject { ["Items"] = Trees.Sorted(items) };
        whole["Count"] = pages.Sum(page => (long?)page["Count"] ?? 0);
        whole["Pages"] = new JsonArray([.. pages.Select(page => new JsonObject
        {
            ["ScannedCount"] = (int?)page["ScannedCount"],
            ["LastEvaluatedKey"] = string.Join(' ', (page["LastEvaluatedKey"] as JsonObject ?? []).Select(member => member.Key).Order(StringComparer.Ordinal)),
        })]);
        if (pages.Count == 1 && pages[0]["ConsumedCapacity"] is { } capacity)
            whole["ConsumedCapacity"] = capacity.DeepClone();
        return new Answer(whole);
    }

    private static JsonObject Ordered(List<JsonNode?> items, string[] sort) => new()
    {
        ["Items"] = Trees.Sorted(items),
        ["Order"] = new JsonArray([.. items.Select(item => (JsonNode)Position(item!, sort))]),
    };

    private static string Position(JsonNode item, string[] sort) => string.Join(' ', sort.Select(name => Trees.TextOf(item[name])));
}
