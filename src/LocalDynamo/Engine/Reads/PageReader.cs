using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.TimeToLive;
using LocalDynamo.Schema;
using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Reads;

/// <summary>
/// Reads one page of a query or scan at one commit number, which the caller keeps open as a snapshot. Takes no lock: writers go on
/// beside it, and what they commit has higher numbers.
/// </summary>
internal static class PageReader
{
    /// <summary>The states of an item.</summary>
    public static VersionChain Find(TableState table, KeyBytes key) => table.Partitions.Find(key.Partition, table.Partitions.HashOf(key.Partition), key.Sort);

    /// <param name="plan">What to read.</param>
    /// <param name="startAfter">An item with the key behind which the page begins; null to begin at the beginning.</param>
    /// <param name="commitNumber">The number to read at.</param>
    public static ItemPage Read(ReadPlan plan, Item? startAfter, long commitNumber)
    {
        var page = new PageBuilder(plan, commitNumber);
        if (plan.PartitionKey is null)
            Scan(plan, startAfter, commitNumber, ref page);
        else
            Query(plan, startAfter, commitNumber, ref page);
        return page.Build();
    }

    private static void Query(ReadPlan plan, Item? startAfter, long commitNumber, ref PageBuilder page)
    {
        var partitions = plan.Source.Partitions;
        if (partitions.Find(plan.PartitionKey, partitions.HashOf(plan.PartitionKey)) is not { } partition)
            return;

        var range = startAfter is null ? plan.Range : plan.Range.Behind(plan.Source.SortKeyOf(startAfter), plan.Forward);
        _ = ReadPartition(plan, partition, range, plan.Forward, commitNumber, ref page);

        // Where there is one item at most, a page that stopped on it has nothing to go on to, and no key to start at.
        if (plan.Source.HasSingleItems)
            page.ReachEnd();
    }

    private static void Scan(ReadPlan plan, Item? startAfter, long commitNumber, ref PageBuilder page)
    {
        var partitions = plan.Source.Partitions;
        var segment = HashRange.Segment(plan.Segment, plan.TotalSegments);
        PartitionMapCursor cursor;
        if (startAfter is null)
        {
            cursor = partitions.Scan(segment);
        }
        else
        {
            // The page before may have stopped in the middle of its partition, which is read to its end first.
            var key = plan.Source.PartitionKeyOf(startAfter);
            var hash = partitions.HashOf(key);
            var rest = SortKeyRange.All.Behind(plan.Source.SortKeyOf(startAfter), forward: true);
            if (partitions.Find(key, hash) is { } begun && !ReadPartition(plan, begun, rest, forward: true, commitNumber, ref page))
                return;
            cursor = partitions.ScanFrom(hash, key, isAfter: true, segment.Last);
        }

        while (cursor.MoveNext(out var partition))
        {
            if (!ReadPartition(plan, partition, SortKeyRange.All, forward: true, commitNumber, ref page))
                return;
        }
    }

    /// <returns>False when the page is full.</returns>
    private static bool ReadPartition(
        ReadPlan plan, Partition partition, in SortKeyRange range, bool forward, long commitNumber, ref PageBuilder page)
    {
        var cursor = partition.Range(
            Bound(range.Lower, range.LowerInclusive), Bound(range.Upper, range.UpperInclusive), descending: !forward);
        var hidden = plan.Table.Hidden;
        while (cursor.MoveNext(out var chain))
        {
            if (chain.At(commitNumber) is { } item
                && (hidden is null || !IsHidden(plan, hidden, item, commitNumber))
                && !page.Add(item))
            {
                return false;
            }
        }

        return true;
    }

    public static KeyBound Bound(byte[]? key, bool isInclusive) =>
        key is null ? KeyBound.Open : isInclusive ? KeyBound.Inclusive(key) : KeyBound.Exclusive(key);

    /// <summary>Whether what was found is of a hidden item. An index need not show when its items expire, so the table is asked then.</summary>
    private static bool IsHidden(ReadPlan plan, HiddenItems hidden, Item found, long commitNumber) =>
        plan.Source is IndexSource { Schema: var index } && !index.Shows(hidden.Attribute)
            ? plan.Table.Seen(Find(plan.Table, KeyBytes.Of(plan.Table.Schema, found)).At(commitNumber)) is null
            : hidden.Contain(found);
}
