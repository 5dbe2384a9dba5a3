using System.Text.Json.Nodes;

namespace LocalDynamo.Oracle.Generation;

/// <summary>Damage to the indexes of CreateTable and UpdateTable.</summary>
internal static class IndexTableDamages
{
    private static readonly string?[] Names = [null, "", "ab", "a!b", new('i', 256), "ByText", "LocalNumber"];

    private static readonly string?[] KeySchemas =
    [
        null, "[]", """[["gs","RANGE"]]""", """[["gs","RANGE"],["pk","HASH"]]""", """[["gs","HASH"],["gs","RANGE"]]""", """[["missing","HASH"]]""",
        """[["gs","HASH"],["missing","RANGE"]]""", """[["gs","PRIMARY"]]""", """[["pk","HASH"]]""", """[["pk","HASH"],["gs","RANGE"],["gn","RANGE"]]""",
        """[["gs","HASH"],["gt","RANGE"],["gn","HASH"]]""", """[["gs","HASH"],["gs","HASH"]]""", """[["","HASH"]]""", """[["gs","HASH"],["pk","RANGE"]]""",
        """[["a","HASH"],["b","HASH"],["c","HASH"],["d","HASH"],["e","HASH"]]""", """[["a","HASH"],["b","RANGE"],["c","RANGE"],["d","RANGE"],["e","RANGE"],["f","RANGE"]]""",
    ];

    private static readonly string?[] Projections =
    [
        null, "{}", """{"ProjectionType":"BAD"}""", """{"ProjectionType":"INCLUDE"}""", """{"ProjectionType":"INCLUDE","NonKeyAttributes":[]}""",
        """{"ProjectionType":"INCLUDE","NonKeyAttributes":["x","x"]}""", """{"ProjectionType":"INCLUDE","NonKeyAttributes":[""]}""",
        """{"ProjectionType":"INCLUDE","NonKeyAttributes":["pk","gs"]}""", """{"ProjectionType":"ALL","NonKeyAttributes":["x"]}""",
        """{"ProjectionType":"KEYS_ONLY","NonKeyAttributes":["x"]}""", """{"NonKeyAttributes":["x"]}""", Included(20), Included(21), Included(101),
    ];

    private static readonly string?[] Capacities =
        [null, """{"ReadCapacityUnits":0,"WriteCapacityUnits":1}""", """{"ReadCapacityUnits":5}""", """{"ReadCapacityUnits":5,"WriteCapacityUnits":6}""", "{}"];

    private static readonly string[] Changes =
    [
        "[]", "[{}]", """[{"Delete":{}}]""", """[{"Delete":{"IndexName":"x"}}]""", """[{"Update":{}}]""", """[{"Update":{"IndexName":"ByText"}}]""",
        """[{"Delete":{"IndexName":"ByText"}},{"Delete":{"IndexName":"ByNumber"}}]""", """[{"Delete":{"IndexName":"ByText"}},{"Delete":{"IndexName":"ByText"}}]""",
        """[{"Delete":{"IndexName":"ByText"},"Update":{"IndexName":"ByText","ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":5}}}]""",
        """[{"Create":{}}]""",
    ];

    public static readonly Damage[] All =
    [
        new("IndexName", OnDefinition((definition, i) => Put(definition, "IndexName", Names[i % Names.Length] is { } name ? JsonValue.Create(name) : null))),
        new("KeySchema of an index", OnDefinition((definition, i) => Put(definition, "KeySchema", KeySchema(KeySchemas[i % KeySchemas.Length])))),
        new("Projection", OnDefinition((definition, i) => Put(definition, "Projection", Parse(Projections[i % Projections.Length])))),
        new("ProvisionedThroughput of an index", (step, i, j) => !step.Request.ContainsKey("LocalSecondaryIndexes")
            && OnDefinition((definition, which) => Put(definition, "ProvisionedThroughput", Parse(Capacities[which % Capacities.Length])))(step, i, j)),
        new("index twice", OnIndexes((indexes, i) => indexes.Add(indexes[i % indexes.Count]!.DeepClone()))),
        new("no indexes", OnIndexes((indexes, _) => indexes.Clear())),
        new("many indexes", OnIndexes((indexes, i) =>
        {
            for (var number = indexes.Count; number < (i % 4) switch { 0 => 5, 1 => 6, 2 => 20, _ => 21 }; number++)
            {
                var another = indexes[0]!.DeepClone();
                another["IndexName"] = $"Another{number}";
                indexes.Add(another);
            }
        })),
        new("definition dropped", (step, i, _) => HasIndexes(step) && step.Request["AttributeDefinitions"] is JsonArray { Count: > 0 } definitions
            && Do(() => definitions.RemoveAt(i % definitions.Count))),
        new("definition of another type", (step, i, _) => HasIndexes(step) && step.Request["AttributeDefinitions"] is JsonArray { Count: > 0 } definitions
            && Do(() => definitions[i % definitions.Count]!["AttributeType"] = i % 3 == 0 ? "BOOL" : "B")),
        new("changes of indexes", (step, i, _) => step.Request.ContainsKey("GlobalSecondaryIndexUpdates")
            && Do(() => step.Request["GlobalSecondaryIndexUpdates"] = Parse(Changes[i % Changes.Length]))),
    ];

    private static string Included(int count) =>
        $$"""{"ProjectionType":"INCLUDE","NonKeyAttributes":[{{string.Join(',', Enumerable.Range(0, count).Select(number => $"\"x{number}\""))}}]}""";

    private static JsonArray? KeySchema(string? pairs) => Parse(pairs) is JsonArray list
        ? new([.. list.Select(pair => new JsonObject { ["AttributeName"] = (string?)pair![0], ["KeyType"] = (string?)pair[1] })])
        : null;

    private static JsonNode? Parse(string? json) => json is null ? null : JsonNode.Parse(json);

    private static Func<Step, int, int, bool> OnDefinition(Action<JsonObject, int> change) => (step, i, j) =>
    {
        if (step.Request["GlobalSecondaryIndexUpdates"]?[0]?["Create"] is JsonObject create)
            return Do(() => change(create, j));
        return OnIndexes((indexes, _) => change((JsonObject)indexes[j % indexes.Count]!, j))(step, i, j);
    };

    private static Func<Step, int, int, bool> OnIndexes(Action<JsonArray, int> change) => (step, i, j) =>
    {
        var lists = ((string[])["GlobalSecondaryIndexes", "LocalSecondaryIndexes"]).Select(name => step.Request[name]).OfType<JsonArray>().ToList();
        return lists.Count > 0 && lists.All(list => list.Count > 0) && Do(() => change(lists[i % lists.Count], j));
    };

    private static bool HasIndexes(Step step) =>
        step.Request.ContainsKey("GlobalSecondaryIndexes") || step.Request.ContainsKey("LocalSecondaryIndexes") || step.Request.ContainsKey("GlobalSecondaryIndexUpdates");

    /// <summary>A member that is null is absent: the service takes both for the same.</summary>
    private static void Put(JsonObject definition, string name, JsonNode? value)
    {
        if (value is null)
            _ = definition.Remove(name);
        else
            definition[name] = value;
    }

    private static bool Do(Action action)
    {
        action();
        return true;
    }
}
