using System.Text.Json.Nodes;
using CsCheck;

namespace LocalDynamo.Oracle.Generation;

/// <summary>The parameters of the time before expressions.</summary>
internal static class Legacy
{
    private static readonly string[] Ordering = ["LE", "LT", "GE", "GT"];

    /// <summary>QueryFilter, ScanFilter: conditions by attribute.</summary>
    public static Gen<JsonObject> Filter => Values.ByAttribute(attribute => Condition(attribute.Type), 1, 2);

    /// <summary>Expected: the same, or the two older forms with Value and Exists.</summary>
    public static Gen<JsonObject> Expected => Values.ByAttribute(
        attribute => Gen.Frequency(
            (2, Values.Mostly(attribute.Type).Select(value => new JsonObject { ["Value"] = value })),
            (1, Values.Mostly(attribute.Type).Select(value => new JsonObject { ["Value"] = value, ["Exists"] = true })),
            (1, Gen.Const(0).Select(_ => new JsonObject { ["Exists"] = false })),
            (4, Condition(attribute.Type))),
        1,
        2);

    /// <summary>AttributeUpdates: PUT, ADD, DELETE by attribute.</summary>
    public static Gen<JsonObject> AttributeUpdates => Values.ByAttribute(
        attribute => Gen.Select(Gen.Frequency((9, "PUT"), (9, "ADD"), (6, "DELETE"), (1, "")), Values.Mostly(attribute.Type), Gen.Bool).Select((action, value, bare) =>
        {
            var update = new JsonObject();
            if (action.Length > 0)
                update["Action"] = action == "ADD" && attribute.Type is not ("N" or "L" or "SS" or "NS" or "BS") ? "PUT" : action;
            if (action != "DELETE" || (attribute.Type is "SS" or "NS" or "BS" && bare))
                update["Value"] = value;
            return update;
        }),
        1,
        3);

    /// <summary>KeyConditions: an equality for each partition key attribute, and perhaps a condition on the first sort key attribute.</summary>
    public static Gen<JsonObject> KeyConditions(ReadTarget target)
    {
        var partition = target.Partition.Select(key => Values.KeyValue(key).Select(value => (key.Name, Condition: Compare("EQ", value)))).All();
        var sort = target.Sort.Take(1).Select(key => OnSortKey(key).Select(condition => (key.Name, Condition: condition))).All();
        return Gen.Select(partition, sort, Gen.Bool).Select((first, second, both) =>
            new JsonObject((both ? first.Concat(second) : first).Select(entry => KeyValuePair.Create(entry.Name, (JsonNode?)entry.Condition))));
    }

    private static Gen<JsonObject> OnSortKey(KeyAttribute sort) => Gen.Frequency(
        (4, Gen.Select(Gen.OneOf(["EQ", .. Ordering]), Values.KeyValue(sort)).Select((comparator, value) => Compare(comparator, value))),
        (1, Values.KeyRange(sort.Type).Select(range => Compare("BETWEEN", range.Lower, range.Upper))),
        (1, Values.KeyValue(sort).Select(value => Compare(sort.Type == "N" ? "GE" : "BEGINS_WITH", value))));

    public static Gen<JsonArray> AttributesToGet =>
        Gen.Shuffle(Attributes.All, 1, 4).Select(chosen => new JsonArray([.. chosen.Select(attribute => (JsonNode)attribute.Name)]));

    private static Gen<JsonObject> Condition(string type)
    {
        var equality = Gen.Select(Gen.OneOf("EQ", "NE"), Values.Mostly(type)).Select((comparator, value) => Compare(comparator, value));
        var existence = Gen.OneOf("NULL", "NOT_NULL").Select(comparator => Compare(comparator));
        var scalar = type is "S" or "N" or "B" ? type : "S";
        return Gen.Frequency(
            (4, equality),
            (2, existence),
            (2, Gen.Select(Gen.OneOf(Ordering), Values.Of(scalar)).Select((comparator, value) => Compare(comparator, value))),
            (1, Values.KeyRange(scalar).Select(range => Compare("BETWEEN", range.Lower, range.Upper))),
            (1, Values.Of(scalar).Array[1, 3].Select(values => Compare("IN", values))),
            (1, Gen.Select(Gen.OneOf("CONTAINS", "NOT_CONTAINS"), Values.Of(scalar)).Select((comparator, value) => Compare(comparator, value))),
            (1, Values.Of(scalar == "N" ? "S" : scalar).Select(value => Compare("BEGINS_WITH", value))));
    }

    private static JsonObject Compare(string comparator, params JsonObject[] values)
    {
        var condition = new JsonObject { ["ComparisonOperator"] = comparator };
        if (values.Length > 0)
            condition["AttributeValueList"] = new JsonArray([.. values]);
        return condition;
    }
}
