using System.Text.Json.Nodes;

namespace LocalDynamo.Oracle.Generation;

/// <summary>Damage to what is read from an index, and to the keys of indexes in what is written.</summary>
internal static class IndexDamages
{
    private static readonly string[] WrongValues =
        ["""{"N":"1"}""", """{"S":"x"}""", """{"B":"AA=="}""", """{"S":""}""", """{"B":""}""", """{"NULL":true}""", """{"L":[]}""", """{"M":{}}""", """{"SS":["a"]}"""];

    private static readonly string[] Conditions =
    [
        "gs > :v0", "gs = :v0 AND gn <> :v0", "gs = :v0 AND gt > :v0", "gs = :v0 AND gt = :v0 AND gb = :v0", "gs = :v0 AND gt = :v0 AND gn > :v0 AND gb > :v0",
        "pk = :v0", "gn = :v0 OR gs = :v0", "gs = :v0 AND gs = :v0", "gn = :v0 AND gs = :v0 AND pk = :v0", "pk = :v0 AND sk = :v0", "gt = :v0 AND pk = :v0",
    ];

    public static readonly Damage[] All =
    [
        new("index key of another type", (step, i, j) => OnItem(step, item => item[KeyOf(step.Table, i)] = JsonNode.Parse(WrongValues[j % WrongValues.Length]))),
        new("index key updated to another type", (step, i, j) => step.Operation == "UpdateItem" && Do(() =>
        {
            var isLegacy = step.Request.ContainsKey("AttributeUpdates");
            foreach (var member in step.Request.Select(member => member.Key).Where(member => member is not ("TableName" or "Key")).ToList())
                _ = step.Request.Remove(member);
            var value = JsonNode.Parse(WrongValues[j % WrongValues.Length]);
            if (isLegacy)
            {
                step.Request["AttributeUpdates"] = new JsonObject { [KeyOf(step.Table, i)] = new JsonObject { ["Action"] = "PUT", ["Value"] = value } };
                return;
            }

            step.Request["UpdateExpression"] = $"SET {KeyOf(step.Table, i)}{(i % 7 == 1 ? ".x" : i % 7 == 2 ? "[0]" : "")} = :v";
            step.Request["ExpressionAttributeValues"] = new JsonObject { [":v"] = value };
        })),
        new("index key too long", (step, i, j) => OnItem(step, item => item[i % 2 == 0 ? "gs" : "gt"] =
            new JsonObject { ["S"] = new string('k', (j % 4) switch { 0 => 1024, 1 => 1025, 2 => 2048, _ => 2049 }) })),
        new("item of some kilobytes in its indexes", (step, i, j) => OnItem(step, item =>
        {
            item["gs"] = new JsonObject { ["S"] = "A" };
            item["s"] = new JsonObject { ["S"] = new string('x', 900 + 100 * (j % 60)) };
        })),
        new("IndexName of another index", (step, i, _) => Reads(step) && Do(() =>
            step.Request["IndexName"] = ((string[])["ByText", "ByFour", "ByNumber", "LocalNumber", "Late", "a!", "", "x"])[i % 8])),
        new("key condition on an index", (step, i, _) => Reads(step) && step.Request.ContainsKey("KeyConditionExpression")
            && Do(() => step.Request["KeyConditionExpression"] = Conditions[i % Conditions.Length])),
        new("ConsistentRead on an index", (step, _, _) => Reads(step) && Do(() => step.Request["ConsistentRead"] = true)),
        new("Select on an index", (step, i, _) => Reads(step) && Do(() =>
            step.Request["Select"] = ((string[])["ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES", "COUNT", "SPECIFIC_ATTRIBUTES"])[i % 4])),
        new("start key of an index", (step, i, j) => Reads(step) && Do(() => step.Request["ExclusiveStartKey"] = StartKey(step, i, j))),
    ];

    /// <summary>A key attribute of one of the table's indexes, or of one that other tables have.</summary>
    private static string KeyOf(TableShape? table, int i)
    {
        var keys = table?.Indexes.SelectMany(index => index.Keys).Where(key => key.Name is not ("pk" or "sk")).ToArray() ?? [];
        return keys.Length == 0 ? "gs" : keys[i % keys.Length].Name;
    }

    /// <summary>A paging key with one attribute missing, of another type, empty, or too many.</summary>
    private static JsonObject StartKey(Step step, int i, int j)
    {
        var attributes = new ReadTarget(step.Table!, step.Index).PagingKey.ToArray();
        var key = new JsonObject(attributes.Select(attribute => KeyValuePair.Create(attribute.Name, (JsonNode?)Values.Key(attribute.Type, 1))));
        var one = attributes[j % attributes.Length];
        switch (i % 5)
        {
            case 0:
                _ = key.Remove(one.Name);
                break;
            case 1:
                key[one.Name] = Values.Key(one.Type == "S" ? "N" : "S", 1);
                break;
            case 2:
                key[one.Name] = new JsonObject { [one.Type == "B" ? "B" : "S"] = "" };
                break;
            case 3:
                key["other"] = Values.Key("S", 1);
                break;
            default:
                key = step.Table!.KeyOf(key);
                break;
        }

        return key;
    }

    private static bool Reads(Step step) => step.Index is not null;

    private static bool OnItem(Step step, Action<JsonObject> change) => step.Request["Item"] is JsonObject item && Do(() => change(item));

    private static bool Do(Action action)
    {
        action();
        return true;
    }
}
