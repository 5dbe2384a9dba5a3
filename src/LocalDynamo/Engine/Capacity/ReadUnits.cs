using LocalDynamo.Engine.Reads;
using LocalDynamo.Operations;

namespace LocalDynamo.Engine.Capacity;

/// <summary>
/// What a page of a Query or Scan consumed. Of an index: the sizes of its entries, added and then rounded up; beside them the table's
/// part, for items that were fetched from it, each rounded up by itself.
/// </summary>
internal static class ReadUnits
{
    /// <summary>What the answer tells, if anybody wants to know.</summary>
    public static ConsumedCapacity? Report(ReadPlan plan, in ItemPage page, bool isConsistent, ReturnConsumedCapacity? asked) =>
        ConsumedUnits.IsWanted(asked) ? OfPage(plan, page, isConsistent).Report(asked, isWrite: false) : null;

    public static ConsumedUnits OfPage(ReadPlan plan, in ItemPage page, bool isConsistent)
    {
        var consumed = new ConsumedUnits(plan.Table);
        var units = CapacityUnits.OfRead(page.ScannedBytes, isConsistent);
        if (plan.Source is IndexSource { Schema: var index })
            consumed.AddToIndex(index, units);
        else
            consumed.AddToTable(units);
        if (page.FetchedBytes > 0)
            consumed.AddToTable(CapacityUnits.OfRead(page.FetchedBytes, isConsistent));
        return consumed;
    }
}
