using System.Text.Json.Nodes;
using LocalDynamo.Oracle.Comparison;
using LocalDynamo.Oracle.Generation;
using LocalDynamo.Oracle.Wire;

namespace LocalDynamo.Oracle.Walking;

/// <summary>Queries of tables, and scans.</summary>
/// <remarks>
/// The partitions of a table or index are in each side's own hash order. So a scan is compared as a whole and without order, and
/// what depends on how it was cut (pages, and capacity, which is rounded up for each) only where both sides cut it alike.
/// </remarks>
internal static class SearchWalker
{
    public static Answer Query(IEndpoint side, Step step)
    {
        var (pages, error) = PageReader.Pages(side, step.Operation, step.Request);
        return error ?? new Answer(new JsonObject { ["Pages"] = new JsonArray([.. pages]) });
    }

    public static Answer Scan(IEndpoint side, Step step)
    {
        var pages = new List<JsonObject>();
        var segments = step.Follow == Follow.Segments && step.Damage is null ? (int)step.Request["TotalSegments"]! : 1;
        for (var segment = 0; segment < segments; segment++)
        {
            var request = (JsonObject)step.Request.DeepClone();
            if (segments > 1)
                request["Segment"] = segment;
            var (more, error) = PageReader.Pages(side, step.Operation, request);
            if (error is not null)
                return error;
            pages.AddRange(more);
        }

        if (step.Request.ContainsKey("ExclusiveStartKey") || segments < (int?)step.Request["TotalSegments"])
            return new Answer(new JsonObject { ["Scanned"] = true });

        var whole = new JsonObject
        {
            ["Count"] = pages.Sum(page => (long?)page["Count"] ?? 0),
            ["ScannedCount"] = pages.Sum(page => (long?)page["ScannedCount"] ?? 0),
        };
        if (pages.Any(page => page.ContainsKey("Items")))
            whole["Items"] = Trees.Sorted(pages.SelectMany(page => page["Items"]?.AsArray() ?? []));
        if (segments == 1)
            whole["PageCount"] = pages.Count;
        if (pages.Count == 1 && pages[0]["ConsumedCapacity"] is { } capacity)
            whole["ConsumedCapacity"] = capacity.DeepClone();
        return new Answer(whole);
    }
}
