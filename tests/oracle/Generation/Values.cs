using System.Text.Json.Nodes;
using CsCheck;

namespace LocalDynamo.Oracle.Generation;

/// <summary>Attribute values in DynamoDB JSON, from small pools so that they meet again.</summary>
internal static class Values
{
    /// <summary>Key values in the service's order, so that a BETWEEN can be generated the right way round.</summary>
    private static readonly Dictionary<string, string[]> KeyPools = new()
    {
        // U+FFEE comes before the supplementary character in UTF-8, and after it in UTF-16.
        ["S"] = ["A", "a", "aa", "ab", "b", "é", "\uFFEE", "\U0001D4B3"],
        ["N"] = ["-2", "-0.5", "0", "1", "1.50", "10", "1e2", "12345678901234567890123456789012345678"],
        ["B"] = ["AA==", "AAE=", "AQ==", "fw==", "gA==", "/w==", "//8="],
    };

    private static readonly string[] Strings = ["", "a", "ab", "abc", "b", "é", "\U0001D4B3x", "10", "S", "a b", new('x', 300)];

    private static readonly string[] Numbers =
    [
        "0", "1", "-1", "2", "3", "10", "3.14", "-0.5", "1E5", "0042.1200", "10000000000000000000000000000000000001", "1E125", "1E-130", "-7E-3",
    ];

    private static readonly string[] Binaries = ["", "AA==", "AAE=", "YQ==", "YWI=", "/w=="];

    /// <summary>The value at a place of the pool for keys of that type.</summary>
    public static JsonObject Key(string type, int place) => Scalar(type, KeyPools[type][place % KeyPools[type].Length]);

    /// <summary>Any partition key: few partitions, so that they fill.</summary>
    public static Gen<JsonObject> PartitionKey(string type) => Gen.Frequency((5, Gen.Int[1, 2]), (1, Gen.Int[3, 4])).Select(place => Key(type, place));

    public static Gen<JsonObject> SortKey(string type) => Gen.Int[0, 7].Select(place => Key(type, place));

    /// <summary>Few values, so that index partitions fill and sort keys meet.</summary>
    public static Gen<JsonObject> IndexKey(string type) => Gen.Int[0, 3].Select(place => Key(type, place));

    /// <summary>The key of the index that comes and goes, or nothing.</summary>
    public static Gen<JsonObject> LateKey => Gen.Frequency(
        (9, IndexKey("S").Select(value => new JsonObject { [IndexShapes.LateKey.Name] = value })),
        (10, ItemRequests.Nothing),
        (1, Gen.Const(0).Select(_ => new JsonObject { [IndexShapes.LateKey.Name] = new JsonObject { ["S"] = "" } })));

    /// <summary>A value of a key attribute of a table or an index.</summary>
    public static Gen<JsonObject> KeyValue(KeyAttribute key) => key.Name switch
    {
        "pk" => PartitionKey(key.Type),
        "sk" => SortKey(key.Type),
        _ => IndexKey(key.Type),
    };

    /// <summary>Two values in order, the first at most the second.</summary>
    public static Gen<(JsonObject Lower, JsonObject Upper)> KeyRange(string type) =>
        Gen.Select(Gen.Int[0, KeyPools[type].Length - 1], Gen.Int[0, KeyPools[type].Length - 1])
            .Select((a, b) => (Key(type, Math.Min(a, b)), Key(type, Math.Max(a, b))));

    /// <summary>Keys for one table, as an item or a request's Key has them.</summary>
    public static Gen<JsonObject> KeyOf(TableShape table) => KeyOf(table.Keys);

    public static Gen<JsonObject> KeyOf(IEnumerable<KeyAttribute> keys) =>
        keys.Select(key => KeyValue(key).Select(value => (key.Name, value))).All().Select(members =>
            new JsonObject(members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)member.value))));

    public static Gen<JsonObject> Of(string type) => type switch
    {
        "S" => Gen.OneOf(Strings).Select(text => Scalar("S", text)),
        "N" => Gen.Frequency((3, Gen.OneOf(Numbers)), (1, Gen.Int[-20, 20].Select(number => $"{number}"))).Select(text => Scalar("N", text)),
        "B" => Gen.OneOf(Binaries).Select(text => Scalar("B", text)),
        "BOOL" => Gen.Bool.Select(flag => new JsonObject { ["BOOL"] = flag }),
        "NULL" => Gen.Const(0).Select(_ => new JsonObject { ["NULL"] = true }),
        "SS" => Set("SS", Strings),
        "NS" => Set("NS", ["0", "1", "2", "-1", "3.14", "1E5"]),
        "BS" => Set("BS", Binaries),
        "key S" or "key N" or "key B" => IndexKey(type[^1..]),
        "L" => List,
        "M" => Map,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a type"),
    };

    /// <summary>A value of the type that is asked for, or now and then of another; rarely where it may have to be a key of an index.</summary>
    public static Gen<JsonObject> Mostly(string type) => Gen.Frequency((type.StartsWith("key", StringComparison.Ordinal) ? 40 : 12, Of(type)), (1, Any));

    public static Gen<JsonObject> Any => Gen.OneOf("S", "N", "B", "BOOL", "NULL", "SS", "NS", "BS", "L", "M").SelectMany(Of);

    /// <summary>A map from some of the attributes to something generated for each.</summary>
    public static Gen<JsonObject> ByAttribute(Func<(string Name, string Type), Gen<JsonObject>> each, int least, int most) =>
        Gen.Shuffle(Attributes.All, least, most).SelectMany(chosen => chosen
            .Aggregate(Gen.Const(0).Select(_ => new JsonObject()), (all, attribute) => Gen.Select(all, each(attribute)).Select((map, value) =>
            {
                map[attribute.Name] = value;
                return map;
            })));

    private static Gen<JsonObject> List =>
        Gen.Select(Of("N"), Of("S"), SmallMap, Gen.Int[0, 3]).Select((number, text, map, count) =>
            new JsonObject { ["L"] = new JsonArray([.. ((JsonNode[])[number, text, map]).Take(count)]) });

    private static Gen<JsonObject> SmallMap =>
        Gen.Select(Of("S"), Gen.Bool).Select((text, full) =>
            new JsonObject { ["M"] = full ? new JsonObject { ["x"] = text } : [] });

    private static Gen<JsonObject> Map =>
        Gen.Select(Of("S"), Of("N"), List, Gen.Int[0, 15]).Select((text, number, list, which) =>
        {
            var map = new JsonObject();
            if ((which & 3) != 0)
                map["x"] = text;
            if ((which & 2) != 0)
                map["y"] = number;
            if ((which & 4) != 0)
                map["z"] = list;
            if ((which & 8) != 0)
                map["value"] = Scalar("S", "v");
            return new JsonObject { ["M"] = map };
        });

    private static Gen<JsonObject> Set(string type, string[] pool) =>
        Gen.Shuffle(pool, 1, 4).Select(members => new JsonObject { [type] = new JsonArray([.. members.Select(member => (JsonNode)member)]) });

    private static JsonObject Scalar(string type, string text) => new() { [type] = text };
}
