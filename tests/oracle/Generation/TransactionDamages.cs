using System.Text.Json.Nodes;

namespace LocalDynamo.Oracle.Generation;

/// <summary>Damage to transactions: to the list of actions, to tokens and options, and to one action as to the request that it is like.</summary>
internal static class TransactionDamages
{
    private static readonly Dictionary<string, string> OperationOf = new()
    {
        ["Put"] = "PutItem",
        ["Update"] = "UpdateItem",
        ["Delete"] = "DeleteItem",
        ["ConditionCheck"] = "DeleteItem",
        ["Get"] = "GetItem",
    };

    public static readonly Damage[] All =
    [
        new("no TransactItems", (step, i, j) => IsTransaction(step) && Do(() =>
        {
            if (i % 2 == 0)
                _ = step.Request.Remove("TransactItems");
            else
                step.Request["TransactItems"] = new JsonArray();
        })),
        new("empty action", (step, i, _) => IsTransaction(step) && Do(() => Actions(step)[i % Actions(step).Count] = new JsonObject())),
        new("action without members", (step, i, _) => IsTransaction(step) && Do(() =>
        {
            var action = (JsonObject)Actions(step)[i % Actions(step).Count]!;
            action[action.First().Key] = new JsonObject();
        })),
        new("two actions in one", (step, i, _) => Writes(step) && Do(() =>
        {
            var action = (JsonObject)Actions(step)[i % Actions(step).Count]!;
            var kind = action.ContainsKey("Delete") ? "Update" : "Delete";
            action[kind] = new JsonObject { ["TableName"] = step.Tables[0].TableName, ["Key"] = KeyOf(step.Tables[0], 1) };
        })),
        new("one item twice", (step, i, j) => IsTransaction(step) && Do(() =>
        {
            var action = Actions(step)[i % Actions(step).Count]!.DeepClone();
            Actions(step).Insert(j % Actions(step).Count, action);
        })),
        new("too many actions", (step, i, _) => IsTransaction(step) && Do(() => step.Request["TransactItems"] = new JsonArray(
            [.. Enumerable.Range(0, 100 + i % 2).Select(number => Numbered(step, number))]))),
        new("condition that fails", (step, i, j) => Writes(step) && Do(() =>
        {
            foreach (var action in Actions(step).Where((_, place) => (place + i) % 3 == 0).Select(Inner))
            {
                _ = action.Remove("ExpressionAttributeNames");
                if (!action.ContainsKey("UpdateExpression"))
                    _ = action.Remove("ExpressionAttributeValues");
                if (action.ContainsKey("UpdateExpression"))
                    continue;
                action["ConditionExpression"] = "attribute_exists(nothing)";
                action["ReturnValuesOnConditionCheckFailure"] = j % 2 == 0 ? "ALL_OLD" : "NONE";
            }
        })),
        new("check without condition", (step, i, _) => Writes(step) && Do(() =>
        {
            var table = step.Tables[i % step.Tables.Length];
            Actions(step).Add(new JsonObject { ["ConditionCheck"] = ItemRequests.Request(table, ("Key", KeyOf(table, 7))) });
        })),
        new("update without expression", (step, i, _) => Writes(step) && Do(() =>
        {
            var table = step.Tables[i % step.Tables.Length];
            Actions(step).Add(new JsonObject { ["Update"] = ItemRequests.Request(table, ("Key", KeyOf(table, 7))) });
        })),
        new("client token", (step, i, _) => Writes(step) && Do(() => step.Request["ClientRequestToken"] = i % 3 == 0 ? "" : new string('t', 36 + i % 3))),
        new("transaction option", (step, i, _) => IsTransaction(step) && Do(() =>
        {
            if (i % 3 == 0 && Writes(step))
                Inner(Actions(step)[0])["ReturnValuesOnConditionCheckFailure"] = "ALL_NEW";
            else
                step.Request[i % 3 == 1 && Writes(step) ? "ReturnItemCollectionMetrics" : "ReturnConsumedCapacity"] = "BAD";
        })),
        .. NestedDamages.Of("in a transaction: ", OneOf),
    ];

    private static NestedRequest? OneOf(Step step, int i)
    {
        if (!IsTransaction(step))
            return null;

        var action = (JsonObject)Actions(step)[i % Actions(step).Count]!;
        var request = Inner(action);
        return new(new Step(OperationOf[action.First().Key], request, step.Tables.First(table => table.TableName == (string?)request["TableName"])));
    }

    private static JsonObject Numbered(Step step, int number)
    {
        var request = new JsonObject { ["TableName"] = "no.such.table", ["Key"] = new JsonObject { ["pk"] = new JsonObject { ["S"] = $"{number}" } } };
        return new JsonObject { [Writes(step) ? "Delete" : "Get"] = request };
    }

    private static JsonObject KeyOf(TableShape table, int place) =>
        new(table.Keys.Select(key => KeyValuePair.Create(key.Name, (JsonNode?)Values.Key(key.Type, place))));

    private static JsonArray Actions(Step step) => step.Request["TransactItems"]!.AsArray();

    private static JsonObject Inner(JsonNode? action) => (JsonObject)((JsonObject)action!).First().Value!;

    private static bool IsTransaction(Step step) => step.Operation is "TransactWriteItems" or "TransactGetItems";

    private static bool Writes(Step step) => step.Operation == "TransactWriteItems";

    private static bool Do(Action action)
    {
        action();
        return true;
    }
}
