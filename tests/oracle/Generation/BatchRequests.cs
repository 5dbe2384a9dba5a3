using System.Text.Json.Nodes;
using CsCheck;
using LocalDynamo.Oracle.Comparison;

namespace LocalDynamo.Oracle.Generation;

/// <summary>BatchGetItem and BatchWriteItem, on one or both tables of a history.</summary>
internal static class BatchRequests
{
    public static Gen<Step> Get(TableShape[] tables) =>
        Gen.Select(Gen.Shuffle(tables, 1, tables.Length).SelectMany(chosen => chosen.Select(KeysAndAttributes).All()), Gen.OneOf(ItemRequests.Levels))
            .Select((entries, capacity) => new Step("BatchGetItem", Request(entries, capacity)) { Tables = tables });

    public static Gen<Step> Write(TableShape[] tables) =>
        Gen.Select(
            Gen.Shuffle(tables, 1, tables.Length).SelectMany(chosen => chosen.Select(Writes).All()), Gen.OneOf(ItemRequests.Levels),
            Gen.OneOf(null, null, "NONE", "SIZE"))
        .Select((entries, capacity, metrics) =>
        {
            var request = Request(entries, capacity);
            if (metrics is not null)
                request["ReturnItemCollectionMetrics"] = metrics;
            return new Step("BatchWriteItem", request) { Tables = tables };
        });

    private static JsonObject Request(IEnumerable<(string Table, JsonNode Entry)> entries, string? capacity)
    {
        var request = new JsonObject
        {
            ["RequestItems"] = new JsonObject(entries.Select(entry => KeyValuePair.Create(entry.Table, (JsonNode?)entry.Entry))),
        };
        if (capacity is not null)
            request["ReturnConsumedCapacity"] = capacity;
        return request;
    }

    private static Gen<(string Table, JsonNode Entry)> KeysAndAttributes(TableShape table) =>
        Gen.Select(
            Values.KeyOf(table).Array[1, 6], Gen.Int[0, 2],
            Gen.Frequency(
                (3, ItemRequests.Nothing),
                (3, Conditions.Projection.Select(projection => ItemRequests.Expressions(("ProjectionExpression", projection)))),
                (1, Legacy.AttributesToGet.Select(names => new JsonObject { ["AttributesToGet"] = names }))))
        .Select((keys, consistent, projection) =>
        {
            var entry = new JsonObject { ["Keys"] = new JsonArray([.. keys.DistinctBy(Trees.TextOf)]) };
            if (consistent > 0)
                entry["ConsistentRead"] = consistent == 1;
            return (table.TableName, (JsonNode)entry.With(projection));
        });

    private static Gen<(string Table, JsonNode Entry)> Writes(TableShape table) =>
        Gen.Frequency((3, Put(table)), (1, Delete(table))).Array[1, 5]
            .Select(writes => (table.TableName, (JsonNode)new JsonArray([.. writes.DistinctBy(write => Trees.TextOf(write.Key)).Select(write => write.Request)])));

    private static Gen<(JsonObject Key, JsonObject Request)> Put(TableShape table) =>
        ItemRequests.Item(table).Select(item => (table.KeyOf(item), new JsonObject { ["PutRequest"] = new JsonObject { ["Item"] = item } }));

    private static Gen<(JsonObject Key, JsonObject Request)> Delete(TableShape table) =>
        Values.KeyOf(table).Select(key => (key, new JsonObject { ["DeleteRequest"] = new JsonObject { ["Key"] = key.DeepClone() } }));
}
