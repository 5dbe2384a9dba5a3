using System.Text.Json.Nodes;

namespace LocalDynamo.Oracle.Generation;

/// <summary>A key attribute and its type, S, N or B.</summary>
internal sealed record KeyAttribute(string Name, string Type);

/// <summary>A table that a history works on.</summary>
internal sealed record TableShape(string TableName, KeyAttribute Partition, KeyAttribute? Sort)
{
    public IndexShape[] Indexes { get; init; } = [];

    /// <summary>The index that comes and goes.</summary>
    public IndexShape Late => IndexShapes.Late(Partition);

    public bool IsProvisioned { get; init; }

    public IEnumerable<KeyAttribute> Keys => Sort is null ? [Partition] : [Partition, Sort];

    /// <summary>
    /// Two tables, with names that no other history has; three histories in a row have all shapes of key, four all sets of
    /// indexes, twelve all pairs of the two.
    /// </summary>
    public static TableShape[] Of(int history)
    {
        var all = All(history);
        return [.. ((int[])[2 * history, 2 * history + 3]).Select((shape, place) => all[shape % all.Length].WithIndexes(history + 2 * place))];
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

    public TableShape WithIndexes(int set) => this with { Indexes = IndexShapes.Of(set, Partition, Sort), IsProvisioned = set % 5 == 1 };

    public JsonObject CreateRequest()
    {
        var request = new JsonObject
        {
            ["TableName"] = TableName,
            ["AttributeDefinitions"] = IndexShape.Definitions(Keys.Concat(Indexes.SelectMany(index => index.Keys))),
            ["KeySchema"] = new JsonArray(
                [.. Keys.Select(key => new JsonObject { ["AttributeName"] = key.Name, ["KeyType"] = key == Partition ? "HASH" : "RANGE" })]),
        };
        if (IsProvisioned)
            request["ProvisionedThroughput"] = new JsonObject { ["ReadCapacityUnits"] = 1000, ["WriteCapacityUnits"] = 1000 };
        else
            request["BillingMode"] = "PAY_PER_REQUEST";
        foreach (var indexes in Indexes.GroupBy(index => index.Member))
            request[indexes.Key] = new JsonArray([.. indexes.Select(index => index.Definition(IsProvisioned))]);
        return request;
    }

    /// <summary>The key attributes of an item alone.</summary>
    public JsonObject KeyOf(JsonObject item) => new(Keys.Select(key => KeyValuePair.Create(key.Name, item[key.Name]?.DeepClone())));
}
