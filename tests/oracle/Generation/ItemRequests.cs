using System.Text.Json.Nodes;
using CsCheck;

namespace LocalDynamo.Oracle.Generation;

/// <summary>PutItem, GetItem, UpdateItem and DeleteItem.</summary>
internal static class ItemRequests
{
    public static readonly string?[] Levels = [null, null, "TOTAL", "INDEXES", "NONE"];

    public static Gen<JsonObject> Put(TableShape table) =>
        Gen.Select(Item(table), Condition(table), WriteOptions("NONE", "ALL_OLD"))
            .Select((item, condition, options) => Request(table, ("Item", item)).With(condition).With(options));

    public static Gen<JsonObject> Delete(TableShape table) =>
        Gen.Select(Values.KeyOf(table), Condition(table), WriteOptions("NONE", "ALL_OLD"))
            .Select((key, condition, options) => Request(table, ("Key", key)).With(condition).With(options));

    public static Gen<JsonObject> Update(TableShape table) =>
        Gen.Select(Values.KeyOf(table), Gen.Frequency((5, UpdateByExpression(table)), (2, UpdateByAttribute)),
                WriteOptions("NONE", "ALL_OLD", "UPDATED_OLD", "ALL_NEW", "UPDATED_NEW"))
            .Select((key, update, options) => Request(table, ("Key", key)).With(update).With(options));

    public static Gen<JsonObject> Get(TableShape table) =>
        Gen.Select(Values.KeyOf(table), Gen.Frequency(
                (3, Nothing),
                (3, Conditions.Projection.Select(projection => Expressions(("ProjectionExpression", projection)))),
                (1, Legacy.AttributesToGet.Select(names => new JsonObject { ["AttributesToGet"] = names }))),
            ReadOptions)
            .Select((key, projection, options) => Request(table, ("Key", key)).With(projection).With(options));

    public static Gen<JsonObject> Item(TableShape table) =>
        Gen.Select(Values.KeyOf(table), Values.ByAttribute(attribute => Values.Mostly(attribute.Type), 0, 16), Values.LateKey)
            .Select((key, attributes, late) => key.With(attributes).With(late));

    public static Gen<JsonObject> ReadOptions =>
        Gen.Select(Gen.OneOf(Levels), Gen.Int[0, 3]).Select((capacity, consistent) =>
        {
            var options = new JsonObject();
            if (capacity is not null)
                options["ReturnConsumedCapacity"] = capacity;
            if (consistent > 1)
                options["ConsistentRead"] = consistent == 2;
            return options;
        });

    public static Gen<JsonObject> Nothing => Gen.Const(0).Select(_ => new JsonObject());

    public static JsonObject Request(TableShape table, params (string Name, JsonNode Value)[] members)
    {
        var request = new JsonObject { ["TableName"] = table.TableName };
        foreach (var (name, value) in members)
            request[name] = value;
        return request;
    }

    /// <summary>Expressions of one request, with the names and values that they use.</summary>
    public static JsonObject Expressions(params (string Member, Part? Part)[] expressions)
    {
        var (scope, request) = (new Scope(), new JsonObject());
        foreach (var (member, part) in expressions)
        {
            if (part is not null)
                request[member] = part(scope);
        }

        scope.WriteTo(request);
        return request;
    }

    public static JsonObject With(this JsonObject request, JsonObject more)
    {
        foreach (var (name, value) in more)
            request[name] = value?.DeepClone();
        return request;
    }

    private static Gen<JsonObject> Condition(TableShape table) => Gen.Frequency(
        (10, Nothing),
        (5, ConditionOn(table).Select(condition => Expressions(("ConditionExpression", condition)))),
        (2, Expected));

    public static Gen<Part> ConditionOn(TableShape table) => Gen.Frequency(
        (4, Conditions.Any),
        (2, Gen.OneOf("attribute_exists", "attribute_exists", "attribute_not_exists").Select(function =>
            (Part)(scope => $"{function}({scope.Name(table.Partition.Name, false)})"))));

    private static Gen<JsonObject> Expected =>
        Gen.Select(Legacy.Expected, Gen.OneOf("AND", "OR", "", "")).Select((expected, combine) =>
        {
            var condition = new JsonObject { ["Expected"] = expected };
            if (combine.Length > 0 && expected.Count > 1)
                condition["ConditionalOperator"] = combine;
            return condition;
        });

    private static Gen<JsonObject> UpdateByExpression(TableShape table) =>
        Gen.Select(Updates.Any, ConditionOn(table), Gen.Int[0, 9]).Select((update, condition, which) => which switch
        {
            0 => [],
            1 => Expressions(("ConditionExpression", condition)),
            < 4 => Expressions(("UpdateExpression", update), ("ConditionExpression", condition)),
            _ => Expressions(("UpdateExpression", update)),
        });

    private static Gen<JsonObject> UpdateByAttribute =>
        Gen.Select(Legacy.AttributeUpdates, Expected, Gen.Int[0, 3]).Select((updates, expected, which) =>
            which == 0 ? expected.With(new JsonObject { ["AttributeUpdates"] = updates }) : new JsonObject { ["AttributeUpdates"] = updates });

    private static Gen<JsonObject> WriteOptions(params string[] returnValues) =>
        Gen.Select(Gen.OneOf(returnValues), Gen.OneOf(Levels), Gen.OneOf(null, null, "NONE", "ALL_OLD"), Gen.OneOf(null, null, null, "NONE", "SIZE"))
            .Select((values, capacity, onFailure, metrics) =>
            {
                var options = new JsonObject();
                if (values != "NONE")
                    options["ReturnValues"] = values;
                if (capacity is not null)
                    options["ReturnConsumedCapacity"] = capacity;
                if (onFailure is not null)
                    options["ReturnValuesOnConditionCheckFailure"] = onFailure;
                if (metrics is not null)
                    options["ReturnItemCollectionMetrics"] = metrics;
                return options;
            });
}
