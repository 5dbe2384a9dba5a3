using System.Text.Json.Nodes;

namespace LocalDynamo.Oracle.Generation;

/// <summary>Values that break a rule of values, put into an item or behind a name of an expression.</summary>
internal static class ValueDamages
{
    public static readonly Damage[] All =
    [
        Value("empty set", """{"SS":[]}""", """{"NS":[]}""", """{"BS":[]}"""),
        Value("set with duplicates", """{"SS":["a","b","a"]}""", """{"NS":["1","1.0"]}""", """{"BS":["AA==","AA=="]}""", """{"NS":["2","1","2"]}"""),
        Value("not a number", """{"N":"abc"}""", """{"N":""}""", """{"N":"1 "}""", """{"N":"NaN"}""", """{"N":"0x1"}""", """{"N":"1_0"}""", """{"NS":["1","x"]}"""),
        Value("number of odd form", """{"N":".5"}""", """{"N":"5."}""", """{"N":"+1"}""", """{"N":"-0"}""", """{"N":"1.5e+2"}""", """{"N":"000"}"""),
        Value(
            "number too precise",
            """{"N":"123456789012345678901234567890123456789"}""", """{"N":"0.000123456789012345678901234567890123456789"}""",
            """{"N":"100000000000000000000000000000000000000000"}"""),
        Value(
            "number too large or small",
            """{"N":"1E126"}""", """{"N":"-1E126"}""", """{"N":"1E-131"}""", """{"N":"9.9999999999999999999999999999999999999E125"}""", """{"N":"0e126"}""",
            """{"N":"1E99999999999"}"""),
        Value("empty texts", """{"SS":[""]}""", """{"S":""}""", """{"B":""}""", """{"L":[{"S":""}]}"""),
        Value("nested 32 levels", Nested(30), Nested(31), Nested(32), Nested(40)),
        Value("no type", """{}""", """{"L":[{}]}"""),
        Value("two types", """{"S":"a","N":"1"}"""),
        Value("NULL false", """{"NULL":false}"""),
        new("item size", (step, i, _) => OnItem(step, item =>
        {
            item["big"] = new JsonObject { ["S"] = new string('x', 409_000 + i % 10 * 100) };
        })),
        new("item of some kilobytes", (step, i, _) => OnItem(step, item => item["s"] = new JsonObject { ["S"] = new string('x', 900 + 100 * (i % 50)) })),
        new("attribute name empty", (step, _, _) => OnItem(step, item => item[""] = new JsonObject { ["S"] = "x" })),
        new("attribute name long", (step, i, _) => OnItem(step, item => item[new string('n', 65_535 + i % 2)] = new JsonObject { ["S"] = "x" })),
    ];

    private static Damage Value(string name, params string[] values) =>
        new(name, (step, i, j) =>
        {
            var value = JsonNode.Parse(values[j % values.Length], documentOptions: new() { MaxDepth = Wire.WireJson.MaxDepth });
            if (step.Request["ExpressionAttributeValues"] is JsonObject { Count: > 0 } map)
            {
                map[map.ElementAt(i % map.Count).Key] = value;
                return true;
            }

            return OnItem(step, item => item[i % 4 == 0 && step.Table?.Sort is { } sort ? sort.Name : "s"] = value);
        });

    private static bool OnItem(Step step, Action<JsonObject> change)
    {
        if (step.Request["Item"] is not JsonObject item)
            return false;

        change(item);
        return true;
    }

    private static string Nested(int levels) =>
        string.Concat(Enumerable.Repeat("""{"L":[""", levels)) + """{"S":"x"}""" + string.Concat(Enumerable.Repeat("]}", levels));
}
