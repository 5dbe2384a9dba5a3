using System.Text.Json.Nodes;
using CsCheck;
using LocalDynamo.Oracle.Comparison;

namespace LocalDynamo.Oracle.Generation;

/// <summary>TransactWriteItems and TransactGetItems, on the tables of a history.</summary>
internal static class TransactionRequests
{
    private const int Tokens = 3;

    /// <summary>DynamoDB Local remembers the tokens of runs before this one, if it was not started for it.</summary>
    private static readonly string Run = $"{Environment.ProcessId}-{Environment.TickCount64 % 1_000_000}";

    /// <summary>A transaction; of those with a client token, most repeat one, and few repeat a token with another request.</summary>
    public static Gen<Step> Write(int history, TableShape[] tables) => Gen.Frequency(
        (8, WriteWith(tables, token: null)),
        (1, Gen.Int[0, Tokens - 1].SelectMany(number => WriteWith(tables, $"{Run}.{history}.{number}"))),
        (3, Gen.Int[0, Tokens - 1].Select(number => Repeated(history, tables, number))));

    public static Gen<Step> Get(TableShape[] tables) =>
        Gen.Select(
            Gen.OneOf(tables).SelectMany(table => Gen.Select(Values.KeyOf(table), Projection).Select((key, projection) => (table, key, projection))).Array[1, 6],
            Gen.OneOf(ItemRequests.Levels))
        .Select((gets, capacity) =>
        {
            var items = gets.DistinctBy(get => (get.table, Trees.TextOf(get.key))).Select(get => (JsonNode)new JsonObject
            {
                ["Get"] = ItemRequests.Request(get.table, ("Key", get.key)).With(get.projection),
            });
            var request = new JsonObject { ["TransactItems"] = new JsonArray([.. items]) };
            if (capacity is not null)
                request["ReturnConsumedCapacity"] = capacity;
            return new Step("TransactGetItems", request) { Tables = tables };
        });

    private static Gen<JsonObject> Projection => Gen.Frequency(
        (1, ItemRequests.Nothing),
        (1, Conditions.Projection.Select(projection => ItemRequests.Expressions(("ProjectionExpression", projection)))));

    /// <summary>The request that comes with a token each time that the token comes up here.</summary>
    private static Step Repeated(int history, TableShape[] tables, int number) =>
        WriteWith(tables, $"{Run}.{history}.{Tokens + number}").Generate(new PCG((uint)(history * Tokens + number), 1), null, out _);

    private static Gen<Step> WriteWith(TableShape[] tables, string? token) =>
        Gen.Select(Gen.OneOf(tables).SelectMany(Action).Array[1, 6], Gen.OneOf(ItemRequests.Levels), Gen.OneOf(null, null, "NONE", "SIZE"))
            .Select((actions, capacity, metrics) =>
            {
                var request = new JsonObject
                {
                    ["TransactItems"] = new JsonArray([.. actions.DistinctBy(action => action.Item).Select(action => action.Request)]),
                };
                if (capacity is not null)
                    request["ReturnConsumedCapacity"] = capacity;
                if (metrics is not null)
                    request["ReturnItemCollectionMetrics"] = metrics;
                if (token is not null)
                    request["ClientRequestToken"] = token;
                return new Step("TransactWriteItems", request) { Tables = tables };
            });

    private static Gen<((string, string) Item, JsonObject Request)> Action(TableShape table) =>
        Gen.Frequency((4, Put(table)), (4, Update(table)), (2, Delete(table)), (2, Check(table))).Select((kind, action) =>
            ((table.TableName, Trees.TextOf(table.KeyOf((JsonObject)(action["Key"] ?? action["Item"])!))), new JsonObject { [kind] = action }));

    private static Gen<(string Kind, JsonObject Action)> Put(TableShape table) =>
        Gen.Select(ItemRequests.Item(table), Condition(table), OnFailure)
            .Select((item, condition, onFailure) => ("Put", ItemRequests.Request(table, ("Item", item)).With(condition).With(onFailure)));

    private static Gen<(string Kind, JsonObject Action)> Update(TableShape table) =>
        Gen.Select(Values.KeyOf(table), Updates.Likely, LikelyCondition(table), Gen.Int[0, 3], OnFailure).Select((key, update, condition, which, onFailure) =>
            ("Update", ItemRequests.Request(table, ("Key", key)).With(ItemRequests.Expressions(
                ("UpdateExpression", update), ("ConditionExpression", which == 0 ? condition : null))).With(onFailure)));

    private static Gen<(string Kind, JsonObject Action)> Delete(TableShape table) =>
        Gen.Select(Values.KeyOf(table), Condition(table), OnFailure)
            .Select((key, condition, onFailure) => ("Delete", ItemRequests.Request(table, ("Key", key)).With(condition).With(onFailure)));

    private static Gen<(string Kind, JsonObject Action)> Check(TableShape table) =>
        Gen.Select(Values.KeyOf(table), LikelyCondition(table), OnFailure).Select((key, condition, onFailure) =>
            ("ConditionCheck", ItemRequests.Request(table, ("Key", key)).With(ItemRequests.Expressions(("ConditionExpression", condition))).With(onFailure)));

    private static Gen<JsonObject> Condition(TableShape table) => Gen.Frequency(
        (4, ItemRequests.Nothing),
        (1, LikelyCondition(table).Select(condition => ItemRequests.Expressions(("ConditionExpression", condition)))));

    /// <summary>A condition that mostly holds: of six actions one that fails is enough.</summary>
    private static Gen<Part> LikelyCondition(TableShape table) => Gen.Frequency(
        (1, ItemRequests.ConditionOn(table)),
        (2, Paths.TopLevel.Select(path => (Part)(scope => $"attribute_exists({path.Write(scope)}) OR attribute_not_exists({path.Write(scope)})"))));

    private static Gen<JsonObject> OnFailure => Gen.OneOf(null, null, "NONE", "ALL_OLD").Select(values =>
        values is null ? [] : new JsonObject { ["ReturnValuesOnConditionCheckFailure"] = values });
}
