using CsCheck;

namespace LocalDynamo.Oracle.Generation;

/// <summary>The steps of a history: requests on its tables, about a fifth of them damaged.</summary>
internal static class Histories
{
    private const int DamagedOfTen = 2;

    public static Gen<Step> Step(int history, TableShape[] tables)
    {
        var any = Gen.OneOf(tables);
        var valid = Gen.Frequency(
            (24, any.SelectMany(table => ItemRequests.Put(table).Select(request => new Step("PutItem", request, table)))),
            (8, any.SelectMany(table => ItemRequests.Get(table).Select(request => new Step("GetItem", request, table)))),
            (24, any.SelectMany(table => ItemRequests.Update(table).Select(request => new Step("UpdateItem", request, table)))),
            (5, any.SelectMany(table => ItemRequests.Delete(table).Select(request => new Step("DeleteItem", request, table)))),
            (18, any.SelectMany(SearchRequests.Query)),
            (8, any.SelectMany(SearchRequests.Scan)),
            (1, any.Select(table => new Step("DescribeTable", new() { ["TableName"] = table.TableName }, table))),
            (8, TableRequests.Any(history)));
        return Gen.Select(valid, Gen.Int[1, 10], Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999]).Select((step, dice, which, i, j) =>
        {
            if (dice <= DamagedOfTen)
                Damages.Apply(step, which, i, j);
            return step;
        });
    }
}
