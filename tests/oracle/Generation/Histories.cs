using CsCheck;

namespace LocalDynamo.Oracle.Generation;

/// <summary>The steps of a history: requests on its tables, about a fifth of them damaged, and over HTTP another tenth sent as no SDK would.</summary>
internal static class Histories
{
    private const int DamagedOfTen = 2;

    public static Gen<Step> Step(int history, TableShape[] tables, bool isHttp)
    {
        var any = Gen.OneOf(tables);
        var valid = Gen.Frequency(
            (48, any.SelectMany(table => ItemRequests.Put(table).Select(request => new Step("PutItem", request, table)))),
            (12, any.SelectMany(table => ItemRequests.Get(table).Select(request => new Step("GetItem", request, table)))),
            (48, any.SelectMany(table => ItemRequests.Update(table).Select(request => new Step("UpdateItem", request, table)))),
            (12, any.SelectMany(table => ItemRequests.Delete(table).Select(request => new Step("DeleteItem", request, table)))),
            (48, any.SelectMany(SearchRequests.Query)),
            (16, any.SelectMany(SearchRequests.Scan)),
            (8, BatchRequests.Get(tables)),
            (12, BatchRequests.Write(tables)),
            (20, TransactionRequests.Write(history, tables)),
            (6, TransactionRequests.Get(tables)),
            (2, any.Select(table => new Step("DescribeTable", new() { ["TableName"] = table.TableName }, table))),
            (6, any.SelectMany(IndexTableRequests.Late)),
            (24, TableRequests.Any(history)));
        return Gen.Select(valid, Gen.Int[1, 10], Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999]).Select((step, dice, which, i, j) =>
        {
            if (dice <= DamagedOfTen && step.Damage is null)
                Damages.Apply(step, which, i, j);
            else if (isHttp && dice == 10 && step.Damage is null)
                WireDamages.Apply(step, which, i, j);

            // One side may refuse what the other takes, and would not know the token then.
            if (step.Damage is not (null or "client token"))
                _ = step.Request.Remove("ClientRequestToken");
            return step;
        });
    }
}
