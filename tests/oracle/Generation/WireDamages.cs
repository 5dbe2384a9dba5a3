using System.Text.Json;
using System.Text.Json.Nodes;
using LocalDynamo.Oracle.Wire;

namespace LocalDynamo.Oracle.Generation;

/// <summary>Ways to send a valid request as no SDK would: for HTTP, below the level of operations.</summary>
internal static class WireDamages
{
    public const string WrongType = "wire: wrong type";
    public const string UnknownTarget = "wire: unknown target";
    public const string NotJson = "wire: not JSON";

    // Stands for the second of two members of one name, which a tree can't have.
    private const string Double = "double of ";

    private static readonly string[] WrongValues = ["true", "23", "1.5", "\"text\"", "[]", "{}", "[null]", "null"];

    private static readonly Damage[] All =
    [
        new(WrongType, (step, i, j) => ChangeMember(step, i, (parent, name) =>
        {
            var wrong = JsonNode.Parse(WrongValues[j % WrongValues.Length]);
            if (wrong?.GetValueKind() == parent[name]?.GetValueKind())
                return false;

            parent[name] = wrong;
            return true;
        })),
        new("wire: missing member", (step, i, _) => ChangeMember(step, i, (parent, name) => parent.Remove(name))),
        new("wire: unknown member", (step, i, _) => ChangeMember(step, i, (parent, name) =>
        {
            // Where names are the caller's own, another would have a meaning.
            if (!char.IsUpper(name[0]) || parent[name]?.GetValueKind() == JsonValueKind.String)
                return false;

            parent["Unknown"] = new JsonObject { ["a"] = new JsonArray(1, null) };
            return true;
        })),
        new("wire: doubled member", (step, i, _) => ChangeMember(step, i, (parent, name) =>
        {
            var value = parent[name];
            if (!parent.Remove(name))
                return false;

            parent[Double + name] = Another(value);
            parent[name] = value;
            return true;
        })),
        new(UnknownTarget, (step, i, _) => Send(step, Copy(step), i % 2 == 0 ? "DynamoDB_20120810.Nothing" : "Dynamo." + step.Operation)),
        new(NotJson, (step, i, _) =>
        {
            var text = Copy(step).ToJsonString(WireJson.Plain);
            step.Wire = new WireRequest("DynamoDB_20120810." + step.Operation, text[..(i % text.Length)]);
            return true;
        }),
    ];

    /// <summary>
    /// Damages a request, if it is one whose effects both sides can be rid of should they disagree: it names its items, and makes and
    /// changes no table.
    /// </summary>
    public static void Apply(Step step, int which, int i, int j)
    {
        if (step is { Operation: "GetItem" or "PutItem" or "UpdateItem" or "DeleteItem" or "BatchWriteItem" or "TransactWriteItems" or "TransactGetItems" }
            && All[which % All.Length] is var damage && damage.TryApply(step, i, j))
        {
            step.Damage = damage.Name;
        }
    }

    /// <summary>Changes a member anywhere in a request, but in what says which items are written.</summary>
    private static bool ChangeMember(Step step, int which, Func<JsonObject, string, bool> change)
    {
        var request = Copy(step);
        var members = Members(request, step.Written.Count > 0).ToList();
        if (members.Count == 0)
            return false;

        var (parent, name) = members[which % members.Count];
        return change(parent, name) && Send(step, request, "DynamoDB_20120810." + step.Operation);
    }

    /// <summary>The request, without a client token: one side may refuse what the other takes, and would not know the token then.</summary>
    private static JsonObject Copy(Step step)
    {
        var request = (JsonObject)step.Request.DeepClone();
        _ = request.Remove("ClientRequestToken");
        return request;
    }

    /// <summary>A value of the same JSON type.</summary>
    private static JsonNode? Another(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => "zzzz",
        JsonValueKind.Number => 7,
        JsonValueKind.Object => new JsonObject(),
        JsonValueKind.Array => new JsonArray(),
        _ => value?.DeepClone(),
    };

    private static bool Send(Step step, JsonObject request, string target)
    {
        step.Sent = request;
        step.Wire = new WireRequest(target, request.ToJsonString(WireJson.Plain).Replace($"\"{Double}", "\"", StringComparison.Ordinal));
        return true;
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Members(JsonNode? node, bool isWrite) => node switch
    {
        JsonObject map => map.Where(member => !isWrite || member.Key is not ("Key" or "Item" or "TableName" or "RequestItems")).SelectMany(
            member => Members(member.Value, isWrite).Prepend((map, member.Key))),
        JsonArray list => list.SelectMany(element => Members(element, isWrite)),
        _ => [],
    };
}
