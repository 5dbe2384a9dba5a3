using System.Text.Json.Nodes;

namespace LocalDynamo.Oracle.Generation;

/// <summary>A key attribute and its type, S, N or B.</summary>
internal sealed record KeyAttribute(string Name, string Type);

/// <summary>A table that a history works on.</summary>
internal sealed record TableShape(string TableName, KeyAttribute Partition, KeyAttribute? Sort)
{
    public IEnumerable<KeyAttribute> Keys => Sort is null ? [Partition] : [Partition, Sort];

    /// <summary>Two tables, with names that no other history has; three histories in a row have all shapes of key.</summary>
    public static TableShape[] Of(int history)
    {
        var all = All(history);
        return [all[2 * history % all.Length], all[(2 * history + 3) % all.Length]];
    }

    private static TableShape[] All(int history) =>
    [
        new($"h{history}.S", new("pk", "S"), null),
        new($"h{history}.N", new("pk", "N"), null),
        new($"h{history}.S-S", new("pk", "S"), new("sk", "S")),
        new($"h{history}.S-N", new("pk", "S"), new("sk", "N")),
        new($"h{history}.N-B", new("pk", "N"), new("sk", "B")),
        new($"h{history}.B-S", new("pk", "B"), new("sk", "S")),
    ];

    public JsonObject CreateRequest() => new()
    {
        ["TableName"] = TableName,
        ["BillingMode"] = "PAY_PER_REQUEST",
        ["AttributeDefinitions"] = new JsonArray(
            [.. Keys.Select(key => new JsonObject { ["AttributeName"] = key.Name, ["AttributeType"] = key.Type })]),
        ["KeySchema"] = new JsonArray(
            [.. Keys.Select(key => new JsonObject { ["AttributeName"] = key.Name, ["KeyType"] = key == Partition ? "HASH" : "RANGE" })]),
    };

    /// <summary>The key attributes of an item alone.</summary>
    public JsonObject KeyOf(JsonObject item) => new(Keys.Select(key => KeyValuePair.Create(key.Name, item[key.Name]?.DeepClone())));
}
