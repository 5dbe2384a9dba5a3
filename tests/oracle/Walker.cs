using System.Text.Json.Nodes;
using LocalDynamo.Oracle.Comparison;
using LocalDynamo.Oracle.Generation;
using LocalDynamo.Oracle.Wire;

namespace LocalDynamo.Oracle;

/// <summary>Carries out a step on one side, with all its pages and segments, and brings the answer into a form that both sides share.</summary>
/// <remarks>
/// A table's partitions are in each side's own hash order. So a scan is compared as a whole and without order, and what depends
/// on how it was cut (pages, and capacity, which is rounded up for each) only where both sides cut it alike.
/// </remarks>
internal static class Walker
{
    private const int MostPages = 500;

    public static Answer Walk(IEndpoint side, Step step)
    {
        return step switch
        {
            { Operation: "Scan" } => Scan(side, step),
            { Operation: "Query", Follow: Follow.Pages } => Query(side, step),
            { WritesItem: true } => Write(side, step),
            _ => side.Send(step.Operation, step.Request),
        };
    }

    /// <summary>Reads back what was written, so that a difference in the state shows at once and not some steps later.</summary>
    private static Answer Write(IEndpoint side, Step step)
    {
        var answer = side.Send(step.Operation, step.Request);
        return step.Key is { } key
            ? answer with { Stored = side.Send("GetItem", ItemRequests.Request(step.Table!, ("Key", key), ("ConsistentRead", true))).Body["Item"] }
            : answer;
    }

    private static Answer Query(IEndpoint side, Step step)
    {
        var (pages, error) = Pages(side, step.Operation, step.Request);
        return error ?? new Answer(new JsonObject { ["Pages"] = new JsonArray([.. pages]) });
    }

    private static Answer Scan(IEndpoint side, Step step)
    {
        var pages = new List<JsonObject>();
        var segments = step.Follow == Follow.Segments && step.Damage is null ? (int)step.Request["TotalSegments"]! : 1;
        for (var segment = 0; segment < segments; segment++)
        {
            var request = (JsonObject)step.Request.DeepClone();
            if (segments > 1)
                request["Segment"] = segment;
            var (more, error) = Pages(side, step.Operation, request);
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

    private static (List<JsonObject> Pages, Answer? Error) Pages(IEndpoint side, string operation, JsonObject first)
    {
        var (pages, request) = (new List<JsonObject>(), first);
        while (true)
        {
            var answer = side.Send(operation, request);
            if (answer.IsError)
                return (pages, answer);

            pages.Add(answer.Body);
            if (answer.Body["LastEvaluatedKey"] is not { } last)
                return (pages, null);
            if (pages.Count == MostPages)
                return (pages, new Answer([], "Endless", $"more than {MostPages} pages"));

            request = (JsonObject)request.DeepClone();
            request["ExclusiveStartKey"] = last.DeepClone();
        }
    }
}
