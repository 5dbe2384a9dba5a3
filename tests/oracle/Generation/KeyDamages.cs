using System.Text.Json.Nodes;

namespace LocalDynamo.Oracle.Generation;

/// <summary>Damage to table names and keys.</summary>
internal static class KeyDamages
{
    public static readonly Damage[] All =
    [
        new("table unknown", (step, _, _) => step.Operation != "CreateTable"
            && Has(step, "TableName", request => request["TableName"] = "no.such.table")),
        new("table name invalid", (step, i, _) => Has(step, "TableName", request => request["TableName"] = (i % 5) switch
        {
            0 => "a",
            1 => "",
            2 => "x!y",
            3 => new string('t', 256),
            _ => "ü.ü",
        })),
        new("table name absent", (step, _, _) => Has(step, "TableName", request => request.Remove("TableName"))),
        new("key absent", (step, _, _) => Has(step, "Key", request => request.Remove("Key"))),
        new("item absent", (step, _, _) => Has(step, "Item", request => request.Remove("Item"))),
        new("key empty", (step, _, _) => Has(step, "Key", request => request["Key"] = new JsonObject())),
        new("key attribute dropped", OnKey((key, attribute, _) => key.Remove(attribute.Name))),
        new("key attribute of another type", OnKey((key, attribute, i) =>
            key[attribute.Name] = JsonNode.Parse(attribute.Type == "S" ? """{"N":"1"}""" : i % 2 == 0 ? """{"S":"1"}""" : """{"BOOL":true}"""))),
        new("key attribute empty", OnKey((key, attribute, _) => key[attribute.Name] = new JsonObject { [attribute.Type == "B" ? "B" : "S"] = "" })),
        new("key attribute too long", OnKey((key, attribute, i) =>
        {
            if (attribute.Type != "S")
                return;

            var limit = attribute.Name == "pk" ? 2048 : 1024;
            key[attribute.Name] = new JsonObject { ["S"] = new string('k', limit + i % 2) };
        })),
        new("key attribute too many", (step, _, _) => Has(step, "Key", request => request["Key"]!["s"] = new JsonObject { ["S"] = "x" })),
    ];

    private static Func<Step, int, int, bool> OnKey(Action<JsonObject, KeyAttribute, int> change) =>
        (step, i, j) =>
        {
            var members = ((string[])["Key", "Item"]).Where(step.Request.ContainsKey).ToList();
            if (step.Table is null || members.Count == 0)
                return false;

            var keys = step.Table.Keys.ToList();
            change((JsonObject)step.Request[members[0]]!, keys[i % keys.Count], j);
            return true;
        };

    private static bool Has(Step step, string member, Action<JsonObject> change) =>
        step.Request.ContainsKey(member) && Do(() => change(step.Request));

    private static bool Do(Action action)
    {
        action();
        return true;
    }
}
