using System.Text.Json.Nodes;
using CsCheck;

namespace LocalDynamo.Oracle.Generation;

/// <summary>Query and Scan.</summary>
internal static class SearchRequests
{
    public static Gen<Step> Query(TableShape table) =>
        Gen.Select(
            Gen.Frequency((4, QueryByExpression(table)), (1, QueryByCondition(table))), Paging, ItemRequests.ReadOptions,
            Gen.OneOf<bool?>(null, true, false, false), Gen.Select(Values.KeyOf(table), Gen.Int[0, 11]))
        .Select((query, paging, options, forward, start) =>
        {
            var request = ItemRequests.Request(table).With(query).With(options);
            if (forward is not null)
                request["ScanIndexForward"] = forward;
            if (paging.Limit is not null)
                request["Limit"] = paging.Limit;
            if (start.Item2 == 0)
                request["ExclusiveStartKey"] = start.Item1;
            return new Step("Query", request, table, paging.Follow ? Follow.Pages : Follow.Once);
        });

    public static Gen<Step> Scan(TableShape table) =>
        Gen.Select(Gen.Frequency((4, ScanByExpression), (1, ScanByCondition)), Paging, ItemRequests.ReadOptions, Gen.Int[-5, 4])
        .Select((scan, paging, options, segments) =>
        {
            var request = ItemRequests.Request(table).With(scan).With(options);
            if (paging.Limit is not null)
                request["Limit"] = paging.Limit;
            if (segments > 0)
            {
                request["TotalSegments"] = segments;
                request["Segment"] = 0;
                return new Step("Scan", request, table, Follow.Segments);
            }

            // The order of a scan is each side's own, so only whole scans can be compared.
            return new Step("Scan", request, table, Follow.Pages);
        });

    private static Gen<(int? Limit, bool Follow)> Paging =>
        Gen.Frequency((3, Gen.Const((int?)null)), (2, Gen.OneOf<int?>(1, 2, 3, 5, 100))).SelectMany(limit => Gen.Bool.Select(follow => (limit, follow)));

    private static Gen<JsonObject> QueryByExpression(TableShape table) =>
        Gen.Select(Conditions.OnKey(table), Optional(Conditions.Any), Optional(Conditions.Projection), Gen.Int[0, 9])
            .Select((key, filter, projection, select) => Selected(
                ItemRequests.Expressions(
                    ("KeyConditionExpression", key), ("FilterExpression", filter), ("ProjectionExpression", projection)),
                projection is not null,
                select));

    private static Gen<JsonObject> ScanByExpression =>
        Gen.Select(Optional(Conditions.Any), Optional(Conditions.Projection), Gen.Int[0, 9]).Select((filter, projection, select) => Selected(
            ItemRequests.Expressions(("FilterExpression", filter), ("ProjectionExpression", projection)), projection is not null, select));

    private static Gen<JsonObject> QueryByCondition(TableShape table) =>
        Gen.Select(Legacy.KeyConditions(table), Filter("QueryFilter"), AttributesToGet, Gen.Int[0, 9]).Select((key, filter, names, select) =>
            Selected(new JsonObject { ["KeyConditions"] = key }.With(filter).With(names), names.Count > 0, select));

    private static Gen<JsonObject> ScanByCondition =>
        Gen.Select(Filter("ScanFilter"), AttributesToGet, Gen.Int[0, 9]).Select((filter, names, select) =>
            Selected(filter.With(names), names.Count > 0, select));

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

    private static JsonObject Selected(JsonObject request, bool projects, int select)
    {
        var chosen = (select, projects) switch
        {
            (0, true) => "SPECIFIC_ATTRIBUTES",
            (0, false) or (1, false) => "COUNT",
            (2, false) => "ALL_ATTRIBUTES",
            _ => null,
        };
        if (chosen is not null)
            request["Select"] = chosen;
        return request;
    }
}
