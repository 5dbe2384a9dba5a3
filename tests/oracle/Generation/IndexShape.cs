using System.Text.Json.Nodes;

namespace LocalDynamo.Oracle.Generation;

/// <summary>An index of a table that a history works on.</summary>
internal sealed record IndexShape(
    string IndexName, bool IsGlobal, KeyAttribute[] Partition, KeyAttribute[] Sort, string ProjectionType, params string[] Included)
{
    public IEnumerable<KeyAttribute> Keys => Partition.Concat(Sort);

    public bool ProjectsAll => ProjectionType == "ALL";

    public string Member => IsGlobal ? "GlobalSecondaryIndexes" : "LocalSecondaryIndexes";

    /// <summary>The index as CreateTable takes it.</summary>
    public JsonObject Definition(bool isProvisioned = false)
    {
        var definition = new JsonObject
        {
            ["IndexName"] = IndexName,
            ["KeySchema"] = new JsonArray([.. Partition.Select(key => Element(key, "HASH")), .. Sort.Select(key => Element(key, "RANGE"))]),
            ["Projection"] = new JsonObject { ["ProjectionType"] = ProjectionType },
        };
        if (Included.Length > 0)
            definition["Projection"]!["NonKeyAttributes"] = new JsonArray([.. Included.Select(name => (JsonNode)name)]);
        if (isProvisioned && IsGlobal)
            definition["ProvisionedThroughput"] = new JsonObject { ["ReadCapacityUnits"] = 1000, ["WriteCapacityUnits"] = 1000 };
        return definition;
    }

    public static JsonArray Definitions(IEnumerable<KeyAttribute> keys) =>
        new([.. keys.Distinct().Select(key => new JsonObject { ["AttributeName"] = key.Name, ["AttributeType"] = key.Type })]);

    private static JsonObject Element(KeyAttribute key, string type) => new() { ["AttributeName"] = key.Name, ["KeyType"] = type };
}
