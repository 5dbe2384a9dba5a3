using System.Text.Json.Nodes;

namespace LocalDynamo.Oracle.Generation;

/// <summary>Damage to options and paging.</summary>
internal static class RequestDamages
{
    public static readonly Damage[] All =
    [
        new("ReturnValues", (step, i, _) => step.WritesItem && Do(() =>
            step.Request["ReturnValues"] = (i % 4) switch { 0 => "BAD", 1 => "UPDATED_NEW", 2 => "all_old", _ => "ALL_NEW" })),
        new("ReturnConsumedCapacity", (step, i, _) => step.Table is not null && step.Operation is not ("DescribeTable" or "UpdateTable") && Do(() =>
            step.Request["ReturnConsumedCapacity"] = i % 2 == 0 ? "BAD" : "total")),
        new("ReturnItemCollectionMetrics", (step, _, _) => step.WritesItem && Do(() => step.Request["ReturnItemCollectionMetrics"] = "BAD")),
        new("ReturnValuesOnConditionCheckFailure", (step, _, _) => step.WritesItem && Do(() =>
            step.Request["ReturnValuesOnConditionCheckFailure"] = "ALL_NEW")),
        new("Limit", (step, i, _) => Searches(step) && Do(() => step.Request["Limit"] = -(i % 2))),
        new("Select", (step, i, _) => Searches(step) && Do(() => step.Request["Select"] = (i % 5) switch
        {
            0 => "SPECIFIC_ATTRIBUTES",
            1 => "ALL_PROJECTED_ATTRIBUTES",
            2 => "COUNT",
            3 => "BAD",
            _ => "ALL_ATTRIBUTES",
        })),
        new("IndexName", (step, i, _) => Searches(step) && Do(() => step.Request["IndexName"] = i % 2 == 0 ? "no-such-index" : "x")),
        new("ExclusiveStartKey", (step, i, _) => Searches(step) && Do(() => step.Request["ExclusiveStartKey"] = JsonNode.Parse((i % 5) switch
        {
            0 => "{}",
            1 => """{"pk":{"BOOL":true}}""",
            2 => """{"pk":{"S":"a"},"sk":{"S":"a"},"s":{"S":"a"}}""",
            3 => """{"pk":{"S":"a"}}""",
            _ => """{"other":{"S":"a"}}""",
        }))),
        new("segments", (step, i, j) => step.Operation == "Scan" && Do(() =>
        {
            var (segment, total) = (i % 7) switch
            {
                0 => ((int?)0, (int?)null),
                1 => (null, 2),
                2 => (2, 2),
                3 => (0, 0),
                4 => (-1, 2),
                5 => (0, 1_000_001),
                _ => (5, 1),
            };
            _ = step.Request.Remove("Segment");
            _ = step.Request.Remove("TotalSegments");
            if (segment is not null)
                step.Request["Segment"] = segment;
            if (total is not null)
                step.Request["TotalSegments"] = total;
        })),
        new("expressions and older parameters", (step, i, _) => step.Operation switch
        {
            "GetItem" => Do(() =>
            {
                step.Request["AttributesToGet"] = new JsonArray("s");
                step.Request["ProjectionExpression"] = "s";
            }),
            "Query" => Do(() =>
            {
                step.Request[i % 2 == 0 ? "QueryFilter" : "KeyConditions"] = JsonNode.Parse("""{"s":{"ComparisonOperator":"NOT_NULL"}}""");
                step.Request["FilterExpression"] = "attribute_exists(s)";
            }),
            "Scan" => Do(() =>
            {
                step.Request["ScanFilter"] = JsonNode.Parse("""{"s":{"ComparisonOperator":"NOT_NULL"}}""");
                step.Request["ProjectionExpression"] = "s";
            }),
            "PutItem" or "UpdateItem" or "DeleteItem" => Do(() =>
            {
                step.Request["Expected"] = JsonNode.Parse("""{"s":{"Exists":false}}""");
                step.Request["ConditionExpression"] = "attribute_exists(s)";
            }),
            _ => false,
        }),
        new("ConditionalOperator alone", (step, i, _) => (step.WritesItem || Searches(step)) && Do(() =>
            step.Request["ConditionalOperator"] = (i % 3) switch { 0 => "AND", 1 => "OR", _ => "XOR" })),
        new("query without key condition", (step, _, _) => step.Operation == "Query" && Do(() =>
        {
            // Filters and names would be left over, which is another fault.
            foreach (var member in step.Request.Select(member => member.Key).Where(member => member is not ("TableName" or "Limit" or "Select")).ToList())
                _ = step.Request.Remove(member);
        })),
        new("ListTables", (step, i, _) => step.Operation == "ListTables" && Do(() =>
        {
            if (i % 2 == 0)
                step.Request["Limit"] = (i % 3) switch { 0 => 0, 1 => 101, _ => -1 };
            else
                step.Request["ExclusiveStartTableName"] = i % 3 == 0 ? "" : "x!";
        })),
    ];

    private static bool Searches(Step step) => step.Operation is "Query" or "Scan";

    private static bool Do(Action action)
    {
        action();
        return true;
    }
}
