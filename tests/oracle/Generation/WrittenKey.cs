using System.Text.Json.Nodes;

namespace LocalDynamo.Oracle.Generation;

/// <summary>An item that a request writes.</summary>
internal sealed record WrittenKey(TableShape Table, JsonObject Key)
{
    public Step Read => new("GetItem", ItemRequests.Request(Table, ("Key", Key.DeepClone()), ("ConsistentRead", true)));

    public Step Delete => new("DeleteItem", ItemRequests.Request(Table, ("Key", Key.DeepClone())));

    /// <summary>Those of a request, damaged or not: what is not a whole key is left out.</summary>
    public static IReadOnlyList<WrittenKey> Of(Step step) => step switch
    {
        { WritesItem: true, Table: { } table } => [.. In(table, step.Request)],
        { Operation: "BatchWriteItem" } => [.. step.Tables.SelectMany(table =>
            Members(step.Request["RequestItems"]?[table.TableName]).SelectMany(member => In(table, member)))],
        { Operation: "TransactWriteItems" } => [.. Members(step.Request["TransactItems"]).SelectMany(action =>
            step.Tables.Where(table => table.TableName == TextOf(action["TableName"])).SelectMany(table => In(table, action)))],
        _ => [],
    };

    private static IEnumerable<WrittenKey> In(TableShape table, JsonObject request)
    {
        if ((request["Key"] ?? request["Item"]) is JsonObject item && table.Keys.All(key => item.ContainsKey(key.Name)))
            yield return new WrittenKey(table, table.KeyOf(item));
    }

    /// <summary>The objects one level below the elements of a list: what a batch or transaction calls its requests or actions.</summary>
    private static IEnumerable<JsonObject> Members(JsonNode? list) =>
        (list as JsonArray ?? []).OfType<JsonObject>().SelectMany(element => element.Select(member => member.Value).OfType<JsonObject>());

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
