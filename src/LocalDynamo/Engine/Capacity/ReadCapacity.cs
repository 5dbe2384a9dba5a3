using LocalDynamo.Engine.Reads;
using LocalDynamo.Operations;

namespace LocalDynamo.Engine.Capacity;

/// <summary>
/// What a page of a Query or Scan consumed. Of an index: the sizes of its entries, added and then rounded up; beside them the table's
/// part, for items that were fetched from it, each rounded up by itself.
/// </summary>
internal static class ReadCapacity
{
    public static ConsumedCapacity? OfPage(ReturnConsumedCapacity? asked, ReadPlan plan, ItemPage page, bool isConsistent)
    {
        var units = CapacityUnits.OfRead(page.ScannedBytes, isConsistent);
        if (plan.Source is not IndexSource { Schema: var index })
            return CapacityUnits.Report(asked, plan.Table.Name, units);

        var fetched = page.FetchedBytes == 0 ? 0 : CapacityUnits.OfRead(page.FetchedBytes, isConsistent);
        var total = CapacityUnits.Report(asked, plan.Table.Name, units + fetched);
        if (asked != ReturnConsumedCapacity.INDEXES)
            return total;

        var ofIndex = new Dictionary<string, Operations.Capacity> { [index.Name] = new() { CapacityUnits = units } };
        return total! with
        {
            Table = new Operations.Capacity { CapacityUnits = fetched },
            LocalSecondaryIndexes = index.IsGlobal ? null : ofIndex,
            GlobalSecondaryIndexes = index.IsGlobal ? ofIndex : null,
        };
    }
}
