using System.Text.Json;
using System.Text.Json.Nodes;
using LocalDynamo.Expressions;
using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.Tests.Expressions;

/// <summary>Verbs for tests of expressions.</summary>
internal static class Given
{
    /// <summary>A table with the partition key pk, a string, and the sort key sk, a number.</summary>
    public static KeySchema Schema { get; } = new(AttributeName.Of("pk"), AttributeType.S, AttributeName.Of("sk"), AttributeType.N);

    /// <summary>The same as what a query names.</summary>
    public static QueryKey QueryKey { get; } = new(Schema);

    public static Item Key { get; } = new() { ["pk"] = "k", ["sk"] = 1 };

    /// <summary>
    /// An item from JSON in which apostrophes stand for quotation marks. Sets and binaries are written as DynamoDB's JSON has them:
    /// <c>{'SS': ['a']}</c>.
    /// </summary>
    public static Item Item(string json)
    {
        var attributes = JsonNode.Parse(json.Replace('\'', '"'))!.AsObject();
        return LocalDynamo.Item.FromDynamoJson(new JsonObject(attributes.Select(a => KeyValuePair.Create(a.Key, (JsonNode?)Typed(a.Value)))).ToJsonString());
    }

    /// <summary>A scope with the values from JSON like that of <see cref="Item"/>; an empty text for none.</summary>
    public static ExpressionScope Scope(string values = "", params (string Alias, string Name)[] names) => new(
        names.Length == 0 ? null : names.ToDictionary(name => name.Alias, name => name.Name),
        values.Length == 0 ? null : Item(values).ToDictionary(value => value.Key, value => value.Value));

    public static bool Matches(string condition, string item, string values = "", params (string Alias, string Name)[] names) =>
        Scope(values, names).Condition(condition).Matches(Item(item));

    /// <summary>The item after an update; null for <paramref name="item"/> means that there is none.</summary>
    public static Item Updated(string update, string? item, string values = "", params (string Alias, string Name)[] names) =>
        Scope(values, names).Update(update).Apply(item is null ? null : Item(item), Key);

    public static void Refuses<T>(Func<ExpressionScope, T> bind, string values, string error)
        where T : allows ref struct
    {
        Action act = () => _ = bind(Scope(values));
        act.Should().Throw<ValidationException>().Which.Message.Should().Be(error);
    }

    private static JsonObject Typed(JsonNode? value) => value switch
    {
        null => new JsonObject { ["NULL"] = true },
        JsonArray list => new JsonObject { ["L"] = new JsonArray([.. list.Select(Typed)]) },
        JsonObject { Count: 1 } typed when typed.First().Key is "SS" or "NS" or "BS" or "B" or "N" => typed.DeepClone().AsObject(),
        JsonObject map => new JsonObject
        {
            ["M"] = new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Typed(entry.Value)))),
        },
        _ => value.GetValueKind() switch
        {
            JsonValueKind.String => new JsonObject { ["S"] = value.DeepClone() },
            JsonValueKind.Number => new JsonObject { ["N"] = value.ToJsonString() },
            _ => new JsonObject { ["BOOL"] = value.DeepClone() },
        },
    };
}
