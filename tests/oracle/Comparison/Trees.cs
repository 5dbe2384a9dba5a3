using System.Text.Json.Nodes;
using LocalDynamo.Oracle.Wire;

namespace LocalDynamo.Oracle.Comparison;

/// <summary>Compares answers as trees: order counts in lists, and not in objects, sets and what is named as unordered.</summary>
internal static class Trees
{
    /// <summary>Lists whose order nobody promises: sets, and what is named by a member of its own.</summary>
    private static readonly HashSet<string> Unordered =
    [
        "SS", "NS", "BS", "AttributeDefinitions", "GlobalSecondaryIndexes", "LocalSecondaryIndexes", "NonKeyAttributes", "ConsumedCapacity",
    ];

    /// <summary>Where two answers differ. Where their outcomes do, that is the only difference: the rest follows from it.</summary>
    public static List<Difference> Compare(Answer local, Answer ours)
    {
        if (local.Outcome != ours.Outcome)
            return [new Difference(Difference.OfOutcome, local.Outcome, ours.Outcome)];

        var found = new List<Difference>();
        Compare("", Canonical(local.ToTree()), Canonical(ours.ToTree()), found);
        return found;
    }

    /// <summary>The same tree with the members of sets, and of arrays without an order, in one order.</summary>
    public static JsonNode? Canonical(JsonNode? node, string name = "") => node switch
    {
        JsonObject map => new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, Canonical(member.Value, member.Key)))),
        JsonArray list when Unordered.Contains(name) => Sorted(list),
        JsonArray list => new JsonArray([.. list.Select(element => Canonical(element))]),
        _ => node?.DeepClone(),
    };

    /// <summary>The elements in order of their names, where they have such, so that each meets its like; otherwise of all that they hold.</summary>
    public static JsonArray Sorted(IEnumerable<JsonNode?> list) =>
        new([.. list.Select(element => Canonical(element)).OrderBy(NameOf, StringComparer.Ordinal).ThenBy(TextOf, StringComparer.Ordinal)]);

    /// <summary>A text that is the same for equal trees, whatever the order of members.</summary>
    public static string TextOf(JsonNode? node) => node switch
    {
        JsonObject map => "{" + string.Join(',', map.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => $"{member.Key}:{TextOf(member.Value)}")) + "}",
        JsonArray list => "[" + string.Join(',', list.Select(TextOf)) + "]",
        _ => node?.ToJsonString(WireJson.Plain) ?? "null",
    };

    private static string? NameOf(JsonNode? node) => node is JsonObject map ? (map["IndexName"] ?? map["TableName"] ?? map["AttributeName"])?.ToString() : null;

    private static void Compare(string path, JsonNode? local, JsonNode? ours, List<Difference> found)
    {
        switch (local, ours)
        {
            case (JsonObject a, JsonObject b):
                foreach (var name in a.Select(member => member.Key).Union(b.Select(member => member.Key)))
                    Compare(path.Length == 0 ? name : $"{path}.{name}", a[name], b[name], found);
                break;
            case (JsonArray a, JsonArray b) when a.Count == b.Count:
                for (var i = 0; i < a.Count; i++)
                    Compare(path + "[]", a[i], b[i], found);
                break;
            default:
                if (!AreEqual(local, ours))
                    found.Add(new Difference(path, local, ours));
                break;
        }
    }

    /// <summary>Numbers are equal by value: 1 and 1.0 are two ways to write one capacity.</summary>
    private static bool AreEqual(JsonNode? local, JsonNode? ours) =>
        local is JsonValue a && ours is JsonValue b && a.TryGetValue(out double x) && b.TryGetValue(out double y)
            ? x == y
            : JsonNode.DeepEquals(local, ours);
}
