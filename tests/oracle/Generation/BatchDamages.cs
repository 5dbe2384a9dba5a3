using System.Text.Json.Nodes;

namespace LocalDynamo.Oracle.Generation;

/// <summary>Damage to batches: to their lists, and to one entry as to the request that it stands for.</summary>
internal static class BatchDamages
{
    private static readonly string[] Entries =
    [
        "{}", """{"PutRequest":{}}""", """{"DeleteRequest":{}}""", """{"PutRequest":{"Item":{}}}""", """{"DeleteRequest":{"Key":{}}}""",
        """{"PutRequest":{"Item":{"pk":{"S":"a"}}},"DeleteRequest":{"Key":{"pk":{"S":"a"}}}}""",
    ];

    public static readonly Damage[] All =
    [
        new("no RequestItems", (step, i, j) => IsBatch(step) && Do(() =>
        {
            if (i % 2 == 0)
                _ = step.Request.Remove("RequestItems");
            else
                step.Request["RequestItems"] = new JsonObject();
        })),
        new("a table without entries", (step, i, _) => IsBatch(step) && Do(() => ItemsOf(step)[TableOf(step, i).TableName] =
            step.Operation == "BatchWriteItem" ? new JsonArray() : i % 2 == 0 ? new JsonObject() : new JsonObject { ["Keys"] = new JsonArray() })),
        new("unknown table in a batch", (step, i, j) => OnTable(step, i, (items, name) =>
        {
            var entry = items[name]!.DeepClone();
            if (i % 2 == 0)
                _ = items.Remove(name);
            items[((string[])["no.such.table", "x!", "", "ab"])[i / 2 % 4]] = entry;
        })),
        new("entry twice", (step, i, j) => OnEntries(step, i, list => list.Add(list[j % list.Count]!.DeepClone()))),
        new("put and delete of one item", (step, i, j) => step.Operation == "BatchWriteItem" && OnEntries(step, i, list =>
        {
            if (list[j % list.Count]!["PutRequest"]?["Item"] is JsonObject item)
                list.Add(new JsonObject { ["DeleteRequest"] = new JsonObject { ["Key"] = TableOf(step, i).KeyOf(item) } });
        })),
        new("entry of another form", (step, i, j) => step.Operation == "BatchWriteItem" && OnEntries(step, i, list =>
            list[j % list.Count] = JsonNode.Parse(Entries[(i + j) % Entries.Length]))),
        new("too many entries", (step, i, _) => IsBatch(step) && Do(() => Fill(step, TableOf(step, i), (step.Operation == "BatchGetItem" ? 100 : 25) + i % 2))),
        new("batch option", (step, i, _) => IsBatch(step) && Do(() =>
            step.Request[step.Operation == "BatchWriteItem" && i % 2 == 0 ? "ReturnItemCollectionMetrics" : "ReturnConsumedCapacity"] = "BAD")),
        .. NestedDamages.Of("in a batch: ", OneOf),
    ];

    /// <summary>One put, delete, key or table of a batch, as the request for one item that it would be.</summary>
    private static NestedRequest? OneOf(Step step, int i)
    {
        if (!IsBatch(step))
            return null;

        var table = TableOf(step, i);
        var entry = ItemsOf(step)[table.TableName]!;
        if (step.Operation == "BatchGetItem")
            return i % 3 == 0 ? KeyOf(entry["Keys"]!.AsArray(), i, table) : new(new Step("GetItem", (JsonObject)entry, table));

        var write = (JsonObject)entry.AsArray()[i % entry.AsArray().Count]!;
        return write["PutRequest"] is JsonObject put ? new(new Step("PutItem", put, table)) : new(new Step("DeleteItem", (JsonObject)write["DeleteRequest"]!, table));
    }

    private static NestedRequest KeyOf(JsonArray keys, int i, TableShape table)
    {
        var request = new JsonObject { ["Key"] = keys[i % keys.Count]!.DeepClone() };
        return new(new Step("GetItem", request, table), () => keys[i % keys.Count] = request["Key"]?.DeepClone());
    }

    private static void Fill(Step step, TableShape table, int count)
    {
        var keys = Enumerable.Range(0, count).Select(number =>
        {
            var key = table.KeyOf(new JsonObject(table.Keys.Select(attribute => KeyValuePair.Create(attribute.Name, (JsonNode?)Values.Key(attribute.Type, 1)))));
            key[table.Partition.Name] = table.Partition.Type switch
            {
                "N" => new JsonObject { ["N"] = $"{1000 + number}" },
                "B" => new JsonObject { ["B"] = Convert.ToBase64String([7, (byte)number]) },
                _ => new JsonObject { ["S"] = $"k{number}" },
            };
            return key;
        });
        step.Request["RequestItems"] = new JsonObject
        {
            [table.TableName] = step.Operation == "BatchGetItem"
                ? new JsonObject { ["Keys"] = new JsonArray([.. keys]) }
                : new JsonArray([.. keys.Select(key => new JsonObject { ["DeleteRequest"] = new JsonObject { ["Key"] = key } })]),
        };
    }

    private static bool OnTable(Step step, int i, Action<JsonObject, string> change) =>
        IsBatch(step) && Do(() => change(ItemsOf(step), TableOf(step, i).TableName));

    private static bool OnEntries(Step step, int i, Action<JsonArray> change) =>
        OnTable(step, i, (items, name) => change((step.Operation == "BatchGetItem" ? items[name]!["Keys"] : items[name])!.AsArray()));

    private static bool IsBatch(Step step) => step.Operation is "BatchGetItem" or "BatchWriteItem";

    private static JsonObject ItemsOf(Step step) => (JsonObject)step.Request["RequestItems"]!;

    private static TableShape TableOf(Step step, int i)
    {
        var named = step.Tables.Where(table => ItemsOf(step).ContainsKey(table.TableName)).ToArray();
        return named[i % named.Length];
    }

    private static bool Do(Action action)
    {
        action();
        return true;
    }
}
