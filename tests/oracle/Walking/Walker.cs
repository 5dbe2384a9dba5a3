using System.Text.Json.Nodes;
using LocalDynamo.Oracle.Comparison;
using LocalDynamo.Oracle.Generation;
using LocalDynamo.Oracle.Wire;

namespace LocalDynamo.Oracle.Walking;

/// <summary>Carries out a step on one side, with all its pages and segments, and brings the answer into a form that both sides share.</summary>
internal static class Walker
{
    private static readonly TimeSpan MostSettling = TimeSpan.FromSeconds(30);

    public static Answer Walk(IEndpoint side, Step step) => step switch
    {
        { Wire: not null } => ReadBack(side, step),
        { Operation: "Scan" } => SearchWalker.Scan(side, step),
        { Operation: "Query", Index: not null } => IndexWalker.Query(side, step),
        { Operation: "Query", Follow: Follow.Pages } => SearchWalker.Query(side, step),
        { Operation: "BatchGetItem" } => Batch(side, step),
        { Operation: "UpdateTable" } => Settle(side, step),
        _ => ReadBack(side, step),
    };

    /// <summary>Reads back what was written, so that a difference in the state shows at once and not some steps later.</summary>
    private static Answer ReadBack(IEndpoint side, Step step)
    {
        var answer = step.Wire is { } wire ? side.Send(wire) : side.Send(step.Operation, step.Request);
        var stored = step.Written.Select(written => side.Send(written.Read.Operation, written.Read.Request).Body["Item"]?.DeepClone()).ToArray();
        return answer with { Stored = stored.Length > 1 ? new JsonArray(stored) : stored.FirstOrDefault() };
    }

    /// <summary>The items of one table come in no promised order.</summary>
    private static Answer Batch(IEndpoint side, Step step)
    {
        var answer = side.Send(step.Operation, step.Request);
        if (answer.Body["Responses"] is JsonObject responses)
            answer.Body["Responses"] = new JsonObject(responses.Select(table => KeyValuePair.Create(table.Key, (JsonNode?)Trees.Sorted(table.Value!.AsArray()))));
        return answer;
    }

    /// <summary>Waits until all indexes of the table may be read, and tells what the table is like then.</summary>
    private static Answer Settle(IEndpoint side, Step step)
    {
        var answer = side.Send(step.Operation, step.Request);
        if (answer.IsError)
            return answer;

        var until = DateTime.UtcNow + MostSettling;
        while (true)
        {
            var table = side.Send("DescribeTable", new JsonObject { ["TableName"] = (string?)step.Request["TableName"] }).Body["Table"];
            var isSettled = table is not null && (table["GlobalSecondaryIndexes"]?.AsArray() ?? []).All(index => (string?)index!["IndexStatus"] == "ACTIVE");
            if (isSettled || DateTime.UtcNow > until)
                return answer with { Stored = table?.DeepClone() };
            Thread.Sleep(10);
        }
    }
}
