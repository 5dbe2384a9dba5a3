using System.Text.Json.Nodes;

namespace LocalDynamo.Oracle.Generation;

/// <summary>Damage to the parameters of the time before expressions: each puts in one that is wrong in itself.</summary>
internal static class LegacyDamages
{
    private static readonly string[] Expected =
    [
        """{"s":{}}""",
        """{"s":{"Exists":true}}""",
        """{"s":{"Exists":false,"Value":{"S":"x"}}}""",
        """{"s":{"Value":{"S":"x"},"ComparisonOperator":"EQ","AttributeValueList":[{"S":"x"}]}}""",
        """{"s":{"AttributeValueList":[{"S":"x"}]}}""",
        """{}""",
        """{"s":{"Exists":true,"ComparisonOperator":"NULL"}}""",
    ];

    private static readonly string[] Conditions =
    [
        """{"s":{"ComparisonOperator":"EQ","AttributeValueList":[]}}""",
        """{"s":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"x"},{"S":"y"}]}}""",
        """{"s":{"ComparisonOperator":"BETWEEN","AttributeValueList":[{"S":"x"}]}}""",
        """{"s":{"ComparisonOperator":"BETWEEN","AttributeValueList":[{"S":"x"},{"N":"1"}]}}""",
        """{"s":{"ComparisonOperator":"BETWEEN","AttributeValueList":[{"S":"y"},{"S":"x"}]}}""",
        """{"s":{"ComparisonOperator":"NULL","AttributeValueList":[{"S":"x"}]}}""",
        """{"s":{"ComparisonOperator":"SAME","AttributeValueList":[{"S":"x"}]}}""",
        """{"s":{"ComparisonOperator":"LT","AttributeValueList":[{"SS":["x"]}]}}""",
        """{"s":{"ComparisonOperator":"BEGINS_WITH","AttributeValueList":[{"N":"1"}]}}""",
        """{"s":{"ComparisonOperator":"CONTAINS","AttributeValueList":[{"SS":["x"]}]}}""",
        """{"s":{"ComparisonOperator":"IN","AttributeValueList":[{"SS":["x"]}]}}""",
        """{"s":{"ComparisonOperator":"IN"}}""",
        """{"s":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":""}]}}""",
        """{"s":{}}""",
    ];

    private static readonly string[] Updates =
    [
        """{"pk":{"Action":"PUT","Value":{"S":"x"}}}""",
        """{"s":{"Action":"ADD","Value":{"S":"x"}}}""",
        """{"s":{"Action":"PUT"}}""",
        """{"s":{"Action":"DELETE","Value":{"S":"x"}}}""",
        """{"s":{"Action":"CHANGE","Value":{"S":"x"}}}""",
        """{"ss":{"Action":"DELETE","Value":{"NS":["1"]}}}""",
        """{"s":{"Value":{"SS":[]}}}""",
        """{"ss":{"Action":"ADD","Value":{"N":"1"}}}""",
        """{}""",
        """{"s":{}}""",
    ];

    private static readonly string[] KeyConditions =
    [
        """{"pk":{"ComparisonOperator":"GT","AttributeValueList":[{"S":"x"}]}}""",
        """{"sk":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"x"}]}}""",
        """{"pk":{"ComparisonOperator":"EQ","AttributeValueList":[{"BOOL":true}]}}""",
        """{"pk":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"x"}]},"sk":{"ComparisonOperator":"NE","AttributeValueList":[{"S":"x"}]}}""",
        """{"pk":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"x"}]},"s":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"x"}]}}""",
        """{}""",
    ];

    public static readonly Damage[] All =
    [
        new("Expected", (step, i, j) => Put(step, step.WritesItem && !Uses(step, "Expression"), "Expected", Expected, j)),
        new("Expected condition", (step, i, j) => Put(step, step.WritesItem && !Uses(step, "Expression"), "Expected", Conditions, j)),
        new("filter", (step, i, j) => Put(
            step, step.Operation is "Query" or "Scan" && !Uses(step, "Expression"), step.Operation == "Query" ? "QueryFilter" : "ScanFilter", Conditions, j)),
        new("AttributeUpdates", (step, i, j) => Put(step, step.Operation == "UpdateItem" && !Uses(step, "Expression"), "AttributeUpdates", Updates, j)),
        new("KeyConditions", (step, i, j) => Put(step, step.Operation == "Query" && !Uses(step, "Expression"), "KeyConditions", KeyConditions, j)),
        new("key in QueryFilter", (step, i, j) => Put(
            step, step.Operation == "Query" && !Uses(step, "Expression"), "QueryFilter", ["""{"pk":{"ComparisonOperator":"NOT_NULL"}}"""], j)),
        new("AttributesToGet", (step, i, j) => Put(
            step, step.Operation is "GetItem" or "Query" or "Scan" && !Uses(step, "Expression"), "AttributesToGet",
            ["""[]""", """["s","s"]""", """[""]"""], j)),
    ];

    private static bool Put(Step step, bool applies, string member, string[] values, int which)
    {
        if (!applies)
            return false;

        // A start key or an operator without two conditions may be wrong as well, and which of two faults is told is not what is tested here.
        _ = step.Request.Remove("ExclusiveStartKey");
        _ = step.Request.Remove("ConditionalOperator");
        step.Request[member] = JsonNode.Parse(values[which % values.Length]);
        return true;
    }

    private static bool Uses(Step step, string ending) => step.Request.Any(member => member.Key.EndsWith(ending, StringComparison.Ordinal));
}
