using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LocalDynamo.Oracle.Generation;

/// <summary>Damage to expressions and to their names and values.</summary>
internal static partial class ExpressionDamages
{
    private static readonly string[] Members =
        ["ConditionExpression", "FilterExpression", "KeyConditionExpression", "ProjectionExpression", "UpdateExpression"];

    private static readonly string[] Strays =
    [
        "=", "AND", "and", "NOT", "(", ")", ",", "<>", "BETWEEN", "IN", ":v0", "#n0", "size", "SET", "+", "-", "5", "$", "a", "[", "]", ".", "[0]", "==", "!",
        "pk", "attribute_exists(a)", ":undefined", "#undefined", "%", "'x'", "\"x\"", "0x", "-1",
    ];

    private static readonly string[] ReservedWords = ["year", "Status", "SIZE", "abOrt", "key", "timestamp", "zone"];

    private static readonly string[] OtherTypes =
        ["""{"BOOL":true}""", """{"S":"x"}""", """{"N":"5"}""", """{"L":[]}""", """{"SS":["x"]}""", """{"NULL":true}""", """{"B":"AA=="}""", """{"M":{}}"""];

    public static readonly Damage[] All =
    [
        new("token dropped", OnTokens((tokens, i, _) => tokens.RemoveAt(i))),
        new("token doubled", OnTokens((tokens, i, _) => tokens.Insert(i, tokens[i]))),
        new("tokens swapped", OnTokens((tokens, i, j) => (tokens[i], tokens[j % tokens.Count]) = (tokens[j % tokens.Count], tokens[i]))),
        new("token replaced", OnTokens((tokens, i, j) => tokens[i] = Strays[j % Strays.Length])),
        new("token inserted", OnTokens((tokens, i, j) => tokens.Insert(i, Strays[j % Strays.Length]))),
        new("cut short", OnTokens((tokens, i, _) => tokens.RemoveRange(i, tokens.Count - i))),
        new("reserved word", OnTokens((tokens, i, j) => tokens[WordAt(tokens, i)] = ReservedWords[j % ReservedWords.Length])),
        new("empty", OnText((_, i, _) => i % 2 == 0 ? "" : " ")),
        new("redundant parentheses", OnText((text, _, _) => $"(({text}))", except: "UpdateExpression")),
        new("too long", OnText((text, i, _) => text + new string(' ', 4096 - text.Length + i % 2))),
        new("too many operators", OnText((text, i, _) => string.Join(" OR ", Enumerable.Repeat("s = s2", 150 + i % 2)), "ConditionExpression", "FilterExpression")),
        new("too many operands", OnText((text, i, _) => $"s IN ({string.Join(",", Enumerable.Repeat("s2", 100 + i % 2))})", "ConditionExpression", "FilterExpression")),
        new("misspelt function", OnText((text, _, _) => text.Replace("attribute_", "attr_").Replace("if_not", "If_not").Replace("size", "Size").Replace("begins", "Begins"), "ConditionExpression", "UpdateExpression", "FilterExpression")),
        new("operand count", OnText((text, _, _) => text.Replace(")", ", s)"), "ConditionExpression", "UpdateExpression", "FilterExpression")),
        new("clause twice", OnText((text, i, _) => $"{text} {(i % 2 == 0 ? "SET n = n" : "REMOVE n")}", "UpdateExpression")),
        new("overlapping paths", OnText((_, i, _) => (i % 6) switch
        {
            0 => "SET m.x = s, m = s",
            1 => "REMOVE m, m.x",
            2 => "SET l[0] = s REMOVE l[0]",
            3 => "SET m.x = s, m[0] = s",
            4 => "SET n = n REMOVE n",
            _ => "REMOVE l[1], l[1].x",
        }, "UpdateExpression")),
        new("overlapping projection", OnText((_, i, _) => (i % 4) switch { 0 => "m, m.x", 1 => "l[0], l[0]", 2 => "m.x, m[1]", _ => "s, n, s" }, "ProjectionExpression")),
        new("key changed", OnText((_, i, _) => (i % 4) switch { 0 => "SET pk = s", 1 => "REMOVE pk", 2 => "SET sk = s", _ => "ADD pk ss" }, "UpdateExpression")),
        new("key in filter", OnText((text, i, _) => $"attribute_exists({(i % 2 == 0 ? "pk" : "sk")}) AND {text}", "FilterExpression")),
        new("key condition", OnText((_, i, _) => (i % 8) switch
        {
            0 => "sk = :v0",
            1 => "pk > :v0",
            2 => "pk = :v0 OR sk = :v0",
            3 => "pk = :v0 AND s = :v0",
            4 => "pk = :v0 AND pk = :v0",
            5 => "pk <> :v0",
            6 => "NOT pk = :v0",
            _ => "pk = :v0 AND sk <> :v0",
        }, "KeyConditionExpression")),
        new("same path in contains", OnText((_, i, _) => i % 2 == 0 ? "contains(s, s)" : "attribute_type(s, s2)", "ConditionExpression", "FilterExpression")),
        new("value dropped", (step, i, _) => OnMap(step, "ExpressionAttributeValues", (map, name) => map.Remove(name), i)),
        new("name dropped", (step, i, _) => OnMap(step, "ExpressionAttributeNames", (map, name) => map.Remove(name), i)),
        new("value unused", (step, i, _) => TakesValues(step) && WithExpression(step, request => MapOf(request, "ExpressionAttributeValues")[i % 2 == 0 ? ":unused" : ":u2"] = Text("x"))),
        new("name unused", (step, i, _) => WithExpression(step, request => MapOf(request, "ExpressionAttributeNames")[i % 2 == 0 ? "#unused" : "#u2"] = "x")),
        new("value without colon", (step, i, _) => OnMap(step, "ExpressionAttributeValues", (map, name) => Rename(map, name, name[1..]), i)),
        new("name without hash", (step, i, _) => OnMap(step, "ExpressionAttributeNames", (map, name) => Rename(map, name, name[1..]), i)),
        new("no values", (step, _, _) => TakesValues(step) && WithExpression(step, request => request["ExpressionAttributeValues"] = new JsonObject())),
        new("no names", (step, _, _) => WithExpression(step, request => request["ExpressionAttributeNames"] = new JsonObject())),
        new("value of another type", (step, i, j) => OnMap(
            step, "ExpressionAttributeValues", (map, name) => map[name] = JsonNode.Parse(OtherTypes[j % OtherTypes.Length]), i)),
        new("names without expression", (step, _, _) => (TakesValues(step) || step.Operation == "GetItem") && !HasExpression(step)
            && Do(() => step.Request["ExpressionAttributeNames"] = new JsonObject { ["#x"] = "s" })),
        new("values without expression", (step, _, _) => TakesValues(step) && !HasExpression(step)
            && Do(() => step.Request["ExpressionAttributeValues"] = new JsonObject { [":x"] = Text("s") })),
    ];

    private static Func<Step, int, int, bool> OnText(Func<string, int, int, string> change, params string[] only) =>
        (step, i, j) =>
        {
            var members = Members.Where(member => step.Request.ContainsKey(member) && (only.Length == 0 || only.Contains(member))).ToList();
            if (members.Count == 0)
                return false;

            var member = members[(i + j) % members.Count];
            step.Request[member] = change((string)step.Request[member]!, i, j);
            return true;
        };

    private static Func<Step, int, int, bool> OnText(Func<string, int, int, string> change, string except) =>
        OnText(change, [.. Members.Where(member => member != except)]);

    private static Func<Step, int, int, bool> OnTokens(Action<List<string>, int, int> change) =>
        OnText((text, i, j) =>
        {
            var tokens = Token().Matches(text).Select(match => match.Value).ToList();
            if (tokens.Count > 0)
                change(tokens, i % tokens.Count, j);
            return string.Join(' ', tokens);
        });

    private static int WordAt(List<string> tokens, int i)
    {
        var word = tokens.FindIndex(token => char.IsLower(token[0]) && !token.Contains('_'));
        return word >= 0 ? word : i;
    }

    private static bool OnMap(Step step, string member, Action<JsonObject, string> change, int i)
    {
        if (step.Request[member] is not JsonObject { Count: > 0 } map)
            return false;

        change(map, map.ElementAt(i % map.Count).Key);
        return true;
    }

    private static bool WithExpression(Step step, Action<JsonObject> change) => HasExpression(step) && Do(() => change(step.Request));

    private static bool TakesValues(Step step) => step.WritesItem || step.Operation is "Query" or "Scan";

    private static bool HasExpression(Step step) => Members.Any(step.Request.ContainsKey);

    private static bool Do(Action action)
    {
        action();
        return true;
    }

    private static JsonObject MapOf(JsonObject request, string member)
    {
        if (request[member] is not JsonObject map)
            request[member] = map = [];
        return map;
    }

    private static void Rename(JsonObject map, string name, string other)
    {
        var value = map[name]!.DeepClone();
        _ = map.Remove(name);
        map[other] = value;
    }

    private static JsonObject Text(string text) => new() { ["S"] = text };

    [GeneratedRegex(@"[#:]?\w+|<>|<=|>=|\S")]
    private static partial Regex Token();
}
