using System.Text.Json.Nodes;
using CsCheck;

namespace LocalDynamo.Oracle.Generation;

/// <summary>Query and Scan, of tables and of their indexes.</summary>
internal static class SearchRequests
{
    public static Gen<Step> Query(TableShape table) => Target(table).SelectMany(Query);

    public static Gen<Step> Scan(TableShape table) => Target(table).SelectMany(Scan);

    /// <summary>A request with which all that there is to see can be read, page by page.</summary>
    public static Step Whole(ReadTarget target) =>
        new("Scan", Request(target, []), target.Table, Follow.Pages) { Index = target.Index };

    private static Gen<ReadTarget> Target(TableShape table) => Gen.Frequency(
            (4, Gen.Const((IndexShape?)null)),
            (Math.Min(table.Indexes.Length, 1) * 8, Gen.OneOf<IndexShape?>([.. table.Indexes, table.Late])),
            (1, Gen.Const<IndexShape?>(table.Late)))
        .Select(index => new ReadTarget(table, index));

    private static Gen<Step> Query(ReadTarget target) =>
        Gen.Select(
            Gen.Frequency((4, QueryByExpression(target)), (1, QueryByCondition(target))), Paging, Options(target),
            Gen.OneOf<bool?>(null, true, false, false), Gen.Select(Values.KeyOf(target.PagingKey), Gen.Int[0, 11]))
        .Select((query, paging, options, forward, start) =>
        {
            var request = Request(target, query).With(options);
            if (forward is not null)
                request["ScanIndexForward"] = forward;
            if (paging.Limit is not null)
                request["Limit"] = paging.Limit;
            if (start.Item2 == 0)
                request["ExclusiveStartKey"] = start.Item1;

            // Entries with the same index key come in no promised order, so only whole results can be compared.
            return new Step("Query", request, target.Table, paging.Follow || target.Index is not null ? Follow.Pages : Follow.Once) { Index = target.Index };
        });

    private static Gen<Step> Scan(ReadTarget target) =>
        Gen.Select(Gen.Frequency((4, ScanByExpression(target)), (1, ScanByCondition(target))), Paging, Options(target), Gen.Int[-5, 4])
        .Select((scan, paging, options, segments) =>
        {
            var request = Request(target, scan).With(options);
            if (paging.Limit is not null)
                request["Limit"] = paging.Limit;
            if (segments > 0)
            {
                request["TotalSegments"] = segments;
                request["Segment"] = 0;
                return new Step("Scan", request, target.Table, Follow.Segments) { Index = target.Index };
            }

            // The order of a scan is each side's own, so only whole scans can be compared.
            return new Step("Scan", request, target.Table, Follow.Pages) { Index = target.Index };
        });

    private static JsonObject Request(ReadTarget target, JsonObject more)
    {
        var request = ItemRequests.Request(target.Table);
        if (target.Index is not null)
            request["IndexName"] = target.Index.IndexName;
        return request.With(more);
    }

    /// <summary>A global index has no consistent reads, which is asked for now and then all the same.</summary>
    private static Gen<JsonObject> Options(ReadTarget target) =>
        Gen.Select(ItemRequests.ReadOptions, Gen.Int[0, 9]).Select((options, dice) =>
        {
            if (target.Index is { IsGlobal: true } && dice > 0)
                _ = options.Remove("ConsistentRead");
            return options;
        });

    private static Gen<(int? Limit, bool Follow)> Paging =>
        Gen.Frequency((3, Gen.Const((int?)null)), (2, Gen.OneOf<int?>(1, 2, 3, 5, 100))).SelectMany(limit => Gen.Bool.Select(follow => (limit, follow)));

    private static Gen<JsonObject> QueryByExpression(ReadTarget target) =>
        Gen.Select(KeyConditions.On(target), FilterOf(target), ProjectionOf(target), Gen.Int[0, 9])
            .Select((key, filter, projection, select) => Selected(
                target,
                ItemRequests.Expressions(
                    ("KeyConditionExpression", key), ("FilterExpression", filter), ("ProjectionExpression", projection)),
                projection is not null,
                select));

    private static Gen<JsonObject> ScanByExpression(ReadTarget target) =>
        Gen.Select(FilterOf(target), ProjectionOf(target), Gen.Int[0, 9]).Select((filter, projection, select) => Selected(
            target, ItemRequests.Expressions(("FilterExpression", filter), ("ProjectionExpression", projection)), projection is not null, select));

    private static Gen<JsonObject> QueryByCondition(ReadTarget target) =>
        Gen.Select(Legacy.KeyConditions(target), Filter("QueryFilter"), AttributesToGet, Gen.Int[0, 9]).Select((key, filter, names, select) =>
            Selected(target, new JsonObject { ["KeyConditions"] = key }.With(filter).With(names), names.Count > 0, select));

    private static Gen<JsonObject> ScanByCondition(ReadTarget target) =>
        Gen.Select(Filter("ScanFilter"), AttributesToGet, Gen.Int[0, 9]).Select((filter, names, select) =>
            Selected(target, filter.With(names), names.Count > 0, select));

    private static Gen<Part?> FilterOf(ReadTarget target) =>
        Optional(target.Shown is { } shown ? Gen.Frequency((3, Conditions.OnOneOf(shown)), (1, Conditions.Any)) : Conditions.Any);

    private static Gen<Part?> ProjectionOf(ReadTarget target) =>
        Optional(target.Shown is { } shown ? Gen.Frequency((2, Conditions.ProjectionOf(shown)), (1, Conditions.Projection)) : Conditions.Projection);

    private static Gen<JsonObject> AttributesToGet => Gen.Frequency(
        (2, ItemRequests.Nothing), (1, Legacy.AttributesToGet.Select(names => new JsonObject { ["AttributesToGet"] = names })));

    private static Gen<JsonObject> Filter(string member) => Gen.Frequency(
        (1, ItemRequests.Nothing),
        (2, Gen.Select(Legacy.Filter, Gen.OneOf("AND", "OR", "", "")).Select((filter, combine) =>
        {
            var request = new JsonObject { [member] = filter };
            if (combine.Length > 0 && filter.Count > 1)
                request["ConditionalOperator"] = combine;
            return request;
        })));

    private static Gen<Part?> Optional(Gen<Part> part) => Gen.Frequency((1, Gen.Const((Part?)null)), (1, part.Select(Part? (some) => some)));

    private static JsonObject Selected(ReadTarget target, JsonObject request, bool projects, int select)
    {
        var chosen = (select, projects) switch
        {
            (0, true) => "SPECIFIC_ATTRIBUTES",
            (0, false) or (1, false) => "COUNT",
            (2, false) => "ALL_ATTRIBUTES",
            (3, false) when target.Index is not null => "ALL_PROJECTED_ATTRIBUTES",
            _ => null,
        };
        if (chosen is not null)
            request["Select"] = chosen;
        return request;
    }
}
