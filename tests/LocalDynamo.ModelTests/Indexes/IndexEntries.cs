using LocalDynamo.Engine.Indexes;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Storage;

namespace LocalDynamo.ModelTests.Indexes;

/// <summary>What an index holds, and what it has to hold: all entries, in its order.</summary>
internal static class IndexEntries
{
    /// <summary>The entries at a commit number that somebody keeps open.</summary>
    public static List<Item> At(IndexState index, long commitNumber) => At(index.Partitions, commitNumber);

    /// <summary>The entries that the items of the table have at a commit number that somebody keeps open.</summary>
    public static List<Item> Rebuilt(TableState table, EntryLayout layout, PartitionMap partitions, long commitNumber) =>
    [
        .. At(table.Partitions, commitNumber)
            .Select(layout.EntryOf)
            .OfType<Item>()
            .OrderBy(entry => partitions.HashOf(PartitionKeyOf(layout, entry)))
            .ThenBy(entry => PartitionKeyOf(layout, entry), ByteOrder.Instance)
            .ThenBy(entry => layout.SortKeyOf(entry, new byte[layout.ScratchBytes]).ToArray(), ByteOrder.Instance),
    ];

    /// <summary>Fails unless an index is its rebuild.</summary>
    public static void Verify(TableState table, IndexState index, long commitNumber, string when)
    {
        var entries = At(index, commitNumber);
        var rebuilt = Rebuilt(table, index.Layout, index.Partitions, commitNumber);
        if (entries.SequenceEqual(rebuilt))
            return;

        var stale = entries.Except(rebuilt).ToList();
        var missing = rebuilt.Except(entries).ToList();
        Assert.Fail(
            $"{when}, at commit {commitNumber}: the index has {entries.Count} entries, its rebuild {rebuilt.Count}\n" +
            $"stale: {string.Join(", ", stale)}\nmissing: {string.Join(", ", missing)}" +
            (stale.Count + missing.Count == 0 ? "only their order differs" : ""));
    }

    /// <summary>
    /// Fails unless an index that nobody writes to, and of which no snapshot is open, is its rebuild and nothing else is left in it.
    /// </summary>
    public static void VerifyAtRest(DynamoDatabase database, TableState table, IndexState index, string when)
    {
        using (var snapshot = database.Snapshot())
            Verify(table, index, snapshot.CommitNumber, when);
        var entries = At(index, long.MaxValue);
        StorageChecks.CheckPruned(index.Partitions).Should().Be(entries.Count, when);
        index.Totals.ItemCount.Should().Be(entries.Count, when);
        index.Totals.SizeBytes.Should().Be(entries.Sum(entry => (long)entry.SizeBytes), when);
    }

    private static List<Item> At(PartitionMap map, long commitNumber)
    {
        var items = new List<Item>();
        var partitions = map.Scan(HashRange.All);
        while (partitions.MoveNext(out var partition))
        {
            var heads = partition.Range(KeyBound.Open, KeyBound.Open);
            while (heads.MoveNext(out var chain))
            {
                if (chain.At(commitNumber) is { } item)
                    items.Add(item);
            }
        }

        return items;
    }

    private static byte[] PartitionKeyOf(EntryLayout layout, Item entry) =>
        layout.PartitionKeyOf(entry, new byte[layout.PartitionScratchBytes]).ToArray();
}
