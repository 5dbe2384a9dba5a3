using LocalDynamo.Engine.Tables;
using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Indexes;

/// <summary>Fills an index from its table, beside readers and writers.</summary>
/// <remarks>
/// <para>
/// Writers keep the index from the moment it is one of the table's. What is missing is the entries of items that nobody has written since:
/// their newest versions are older than the index. So each item is looked at once, under its stripe's lock, and its newest version
/// gets its entry unless that is there. What was written meanwhile is left alone by that: its entry is there.
/// </para>
/// <para>
/// An entry made here has no commit number, it is settled: nobody reads the index at a number before it is active, so
/// older versions of the item need no entries, and all that read it want this one or a newer.
/// </para>
/// <para>Items with an index key of another type have no entry (<see cref="EntryLayout.EntryOf"/>), and are no error.</para>
/// </remarks>
internal static class IndexBuilder
{
    /// <param name="table">The table, whose writers keep the index already.</param>
    /// <param name="index">The index.</param>
    /// <param name="snapshots">Where a number is registered so that no item is missed.</param>
    /// <param name="cancellationToken">Ends the filling between two items.</param>
    /// <returns>False if table or index were deleted meanwhile.</returns>
    public static bool Fill(TableState table, IndexState index, SnapshotRegistry snapshots, CancellationToken cancellationToken)
    {
        using var lease = snapshots.Open();
        var partitions = table.Partitions.Scan(HashRange.All);
        while (partitions.MoveNext(out var partition))
        {
            var stripe = table.Partitions.StripeOf(partition.Hash);
            var items = partition.Range(KeyBound.Open, KeyBound.Open);
            while (items.MoveNext(out var chain))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (table.IsDropped || index.DroppedAt != long.MaxValue)
                    return false;
                lock (stripe.Lock)
                    AddLocked(table.Partitions.Layout, partition, chain.Key, index);
            }
        }

        return true;
    }

    private static void AddLocked(KeyLayout tableLayout, Partition partition, Item item, IndexState index)
    {
        // Looked for again: between the walk's step and the lock it may have been written, or deleted and its partition taken out.
        var sortKey = tableLayout.SortKeyOf(item, default);
        if (partition.Find(sortKey).Newest is not { } newest || index.Layout.EntryOf(newest) is not { } entry)
            return;

        var layout = index.Layout;
        Span<byte> partitionScratch = stackalloc byte[layout.PartitionScratchBytes];
        Span<byte> sortScratch = stackalloc byte[layout.ScratchBytes];
        var partitionKey = layout.PartitionKeyOf(entry, partitionScratch);
        var entryKey = layout.SortKeyOf(entry, sortScratch);
        var hash = index.Partitions.HashOf(partitionKey);
        var stripe = index.Partitions.StripeOf(hash);
        lock (stripe.Lock)
        {
            var entries = stripe.GetOrAddLocked(partitionKey, hash);
            if (!entries.Find(entryKey).IsEmpty)
                return;

            entries.InstallSettledLocked(entryKey, entry);
            index.Totals.Count(null, entry);
        }
    }
}
