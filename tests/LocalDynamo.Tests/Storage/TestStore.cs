using LocalDynamo.Storage;

namespace LocalDynamo.Tests.Storage;

/// <summary>The commit path as <see cref="CommitClock"/> outlines it, for one map and without conditions or a log.</summary>
internal sealed class TestStore
{
    private readonly Lock _sequence = new();

    public TestStore(int stripeBits = 2, KeyHash? hash = null)
    {
        Map = new PartitionMap(new TestLayout(), stripeBits, seed: 42, hash);
        Snapshots = new SnapshotRegistry(Clock);
        Pruner = new VersionPruner(Snapshots);
    }

    public CommitClock Clock { get; } = new();

    public PartitionMap Map { get; }

    public SnapshotRegistry Snapshots { get; }

    public VersionPruner Pruner { get; }

    public int DrainCount { get; set; } = 4;

    /// <summary>Called with each commit number, in their order, as the number is taken.</summary>
    public Action<long>? Committed { get; set; }

    public long Put(byte[] partitionKey, byte[] sortKey) => Write((partitionKey, sortKey, false));

    public long Delete(byte[] partitionKey, byte[] sortKey) => Write((partitionKey, sortKey, true));

    public long Write(params (byte[] PartitionKey, byte[] SortKey, bool IsDelete)[] writes)
    {
        var stripes = writes.Select(write => Map.StripeOf(Map.HashOf(write.PartitionKey))).Distinct().OrderBy(s => s.Ordinal).ToArray();
        foreach (var stripe in stripes)
            stripe.Lock.Enter();

        var number = Begin();
        try
        {
            var installed = new List<(Stripe Stripe, Partition Partition, ItemVersion Version)>();
            foreach (var (partitionKey, sortKey, isDelete) in writes)
            {
                var hash = Map.HashOf(partitionKey);
                var stripe = Map.StripeOf(hash);
                var partition = stripe.GetOrAddLocked(partitionKey, hash);
                var version = TestLayout.Version(sortKey, number, isDelete);
                partition.InstallLocked(sortKey, version);
                installed.Add((stripe, partition, version));
            }

            Clock.Complete(number);
            var floor = Pruner.Floor();
            foreach (var (stripe, partition, version) in installed)
                Pruner.PruneLocked(stripe, partition, version, floor);
        }
        finally
        {
            foreach (var stripe in stripes)
                stripe.Lock.Exit();
        }

        Clock.WaitVisible(number);
        Pruner.Drain(DrainCount);
        return number;
    }

    public ItemVersion? Head(byte[] partitionKey, byte[] sortKey) =>
        Map.Find(partitionKey, Map.HashOf(partitionKey))?.Find(sortKey);

    /// <summary>All live items at a registered number: partition key, sort key, commit number, as text, sorted.</summary>
    public List<string> StateAt(long commitNumber)
    {
        var state = new List<string>();
        var partitions = Map.Scan(HashRange.All);
        while (partitions.MoveNext(out var partition))
        {
            var entries = partition.Range(KeyBound.Open, KeyBound.Open);
            while (entries.MoveNext(out var head))
            {
                if (head.At(commitNumber) is { IsTombstone: false } version)
                    state.Add(Describe(partition.Key, Map.Layout.SortKeyOf(version.Item, default), version.CommitNumber));
            }
        }

        state.Sort(StringComparer.Ordinal);
        return state;
    }

    public static string Describe(byte[] partitionKey, ReadOnlySpan<byte> sortKey, long commitNumber) =>
        $"{Convert.ToHexString(partitionKey)}/{Convert.ToHexString(sortKey)}@{commitNumber}";

    /// <summary>All versions that the structures hold, reachable or not for a reader.</summary>
    public int VersionCount()
    {
        var count = 0;
        var partitions = Map.Scan(HashRange.All);
        while (partitions.MoveNext(out var partition))
        {
            var entries = partition.Range(KeyBound.Open, KeyBound.Open);
            while (entries.MoveNext(out var head))
            {
                for (var version = head; version is not null; version = version.Previous)
                    count++;
            }
        }

        return count;
    }

    public int PartitionCount()
    {
        var count = 0;
        var partitions = Map.Scan(HashRange.All);
        while (partitions.MoveNext(out _))
            count++;
        return count;
    }

    private long Begin()
    {
        if (Committed is null)
            return Clock.Begin();

        lock (_sequence)
        {
            var number = Clock.Begin();
            Committed(number);
            return number;
        }
    }
}
