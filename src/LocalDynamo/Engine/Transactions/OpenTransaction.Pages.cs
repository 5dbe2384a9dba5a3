using LocalDynamo.Engine.Reads;
using LocalDynamo.Engine.Tables;

namespace LocalDynamo.Engine.Transactions;

/// <content>Queries and scans: the pages of the snapshot, with the transaction's own writes in their places.</content>
internal sealed partial class OpenTransaction
{
    public ItemPage ReadPage(ReadPlan plan, Item? startAfter)
    {
        ThrowIfOver();
        _reads?.Add(plan);
        var page = plan.FetchesItems || _writes.Exists(write => write.Table == plan.Table)
            ? Merge(plan, startAfter)
            : PageReader.Read(plan, startAfter, snapshot.CommitNumber);
        GC.KeepAlive(snapshot);
        return page;
    }

    /// <summary>
    /// Walks over the snapshot's items and the transaction's own at once, both in the plan's order. What the transaction has written is
    /// left out of the first, so no item comes twice. Filter and projection are applied to what is left.
    /// </summary>
    private ItemPage Merge(ReadPlan plan, Item? startAfter)
    {
        var everything = plan with { Filter = null, Projection = null, ReturnsItems = true, FetchesItems = false };
        var order = new ReadOrder(plan);
        var own = OwnItems(plan, order, startAfter);
        var next = 0;

        // What a local index lacks is fetched here, from the transaction's view.
        var page = new PageBuilder(plan with { FetchesItems = false }, snapshot.CommitNumber);
        for (var rest = startAfter; ;)
        {
            var read = PageReader.Read(everything, rest, snapshot.CommitNumber);
            foreach (var item in read.Items)
            {
                if (IsWritten(plan.Table, item))
                    continue;
                for (; next < own.Count && order.Compare(own[next], item) < 0; next++)
                {
                    if (!Add(ref page, plan, own[next]))
                        return page.Build();
                }

                if (!Add(ref page, plan, item))
                    return page.Build();
            }

            rest = read.LastItem;
            if (rest is null)
                break;
        }

        for (; next < own.Count; next++)
        {
            if (!Add(ref page, plan, own[next]))
                return page.Build();
        }

        page.ReachEnd();
        return page.Build();
    }

    /// <summary>What the transaction has put where the plan reads, behind the key where the page begins, in the plan's order.</summary>
    private List<Item> OwnItems(ReadPlan plan, ReadOrder order, Item? startAfter)
    {
        var items = new List<Item>();
        foreach (var write in _writes)
        {
            if (write.Table == plan.Table && Shown(write) is { } item && order.Covered(item) is { } covered
                && (startAfter is null || order.Compare(covered, startAfter) > 0))
            {
                items.Add(covered);
            }
        }

        items.Sort(order.Compare);
        return items;
    }

    private bool IsWritten(TableState table, Item item)
    {
        var key = KeyBytes.Of(table.Schema, item);
        return FindWrite(table, key, table.Partitions.HashOf(key.Partition)) is not null;
    }

    /// <returns>False when it was the page's last.</returns>
    private bool Add(ref PageBuilder page, ReadPlan plan, Item item)
    {
        // What was found may have expired since, and be hidden from one moment to the next.
        var whole = plan.FetchesItems ? Get(plan.Table, KeyBytes.Of(plan.Table.Schema, item)) : item;
        return whole is null || page.Add(whole);
    }
}
