using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Reads;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Schema;
using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Transactions;

/// <summary>
/// What a serialisable transaction has read: items, found or not; ranges of partitions; tables. Its commit holds all of it against what
/// is there then, with the stripes of all of it locked: if nothing is newer than the number at which it was read, the transaction
/// might as well have done all its reading at the moment of its commit.
/// </summary>
/// <remarks>
/// Deletions show too: as long as the transaction holds its number, a tombstone above it is not taken out. A scan is checked by walking
/// over what it covered again, so the commit costs what the scan did.
/// </remarks>
internal sealed class ReadSet
{
    private readonly HashSet<ReadItem> _items = [];
    private readonly List<(ReadPlan Plan, ulong Hash)> _queries = [];
    private readonly List<ReadPlan> _scans = [];

    public void Add(TableState table, ulong hash, KeyBytes key) =>
        _ = _items.Add(new ReadItem(table, hash, key.Partition.ToArray(), key.Sort.ToArray()));

    /// <summary>Notes all that a query or scan may read, whatever is read of it in the end. A plan is noted once, however many pages it has.</summary>
    public void Add(ReadPlan plan)
    {
        if (plan.PartitionKey is null)
            Add(_scans, plan);
        else if (_queries.Count == 0 || !ReferenceEquals(_queries[^1].Plan, plan))
            _queries.Add((plan, plan.Source.Partitions.HashOf(plan.PartitionKey)));
    }

    /// <summary>
    /// The stripes of tables. Where an index was read one of its table's is among them: to take an index or a table away all of them are
    /// locked, so it stays.
    /// </summary>
    public void AddStripes(StripeSet stripes)
    {
        foreach (var item in _items)
            stripes.Add(item.Table.Partitions.StripeOf(item.Hash));
        AddStripes(stripes, ofIndexes: false);
        foreach (var plan in _queries.Select(static query => query.Plan).Concat(_scans))
        {
            if (plan.Source is IndexSource)
                stripes.Add(plan.Table.Partitions.StripeAt(0));
        }
    }

    public void AddIndexStripes(StripeSet stripes) => AddStripes(stripes, ofIndexes: true);

    /// <exception cref="TransactionConflictException">Something is newer than the number.</exception>
    public void VerifyLocked(long commitNumber)
    {
        foreach (var item in _items)
        {
            VerifyExists(item.Table);
            if (item.Table.Partitions.Find(item.Partition, item.Hash, item.Sort).IsNewerThan(commitNumber))
                throw TransactionConflicts.Read(item.Table);
        }

        foreach (var (plan, hash) in _queries)
        {
            VerifyExists(plan.Source);
            if (plan.Source.Partitions.Find(plan.PartitionKey, hash) is { } queried)
                Verify(plan.Table, queried, plan.Range, commitNumber);
        }

        foreach (var plan in _scans)
        {
            VerifyExists(plan.Source);
            var cursor = plan.Source.Partitions.Scan(SegmentOf(plan));
            while (cursor.MoveNext(out var scanned))
                Verify(plan.Table, scanned, SortKeyRange.All, commitNumber);
        }
    }

    private void AddStripes(StripeSet stripes, bool ofIndexes)
    {
        foreach (var (plan, hash) in _queries)
        {
            if (plan.Source is IndexSource == ofIndexes)
                stripes.Add(plan.Source.Partitions.StripeOf(hash));
        }

        foreach (var plan in _scans)
        {
            if (plan.Source is IndexSource != ofIndexes)
                continue;

            var partitions = plan.Source.Partitions;
            var segment = SegmentOf(plan);
            foreach (var stripe in partitions.Stripes[partitions.IndexOf(segment.First)..(partitions.IndexOf(segment.Last) + 1)])
                stripes.Add(stripe);
        }
    }

    private static void Add(List<ReadPlan> plans, ReadPlan plan)
    {
        if (plans.Count == 0 || !ReferenceEquals(plans[^1], plan))
            plans.Add(plan);
    }

    private static HashRange SegmentOf(ReadPlan plan) => HashRange.Segment(plan.Segment, plan.TotalSegments);

    private static void Verify(TableState table, Partition partition, in SortKeyRange range, long commitNumber)
    {
        var cursor = partition.Range(
            PageReader.Bound(range.Lower, range.LowerInclusive), PageReader.Bound(range.Upper, range.UpperInclusive));
        while (cursor.MoveNext(out var chain))
        {
            if (chain.IsNewerThan(commitNumber))
                throw TransactionConflicts.Read(table);
        }
    }

    private static void VerifyExists(ReadSource source)
    {
        VerifyExists(source.Table);
        if (source is IndexSource { IsDropped: true })
            throw TransactionConflicts.Read(source.Table);
    }

    private static void VerifyExists(TableState table)
    {
        if (table.IsDropped)
            throw TransactionConflicts.Read(table);
    }

    private readonly record struct ReadItem(TableState Table, ulong Hash, byte[] Partition, byte[] Sort)
    {
        public bool Equals(ReadItem other) => Table == other.Table && Hash == other.Hash
            && Partition.AsSpan().SequenceEqual(other.Partition) && Sort.AsSpan().SequenceEqual(other.Sort);

        public override int GetHashCode() => Hash.GetHashCode();
    }
}
