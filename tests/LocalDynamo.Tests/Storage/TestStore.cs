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
            var installed = new List<(Stripe Stripe, Partition Partition, ItemVersion Version, EntryPlace Place)>();
            foreach (var (partitionKey, sortKey, isDelete) in writes)
            {
                var hash = Map.HashOf(partitionKey);
                var stripe = Map.StripeOf(hash);
                var version = TestLayout.Version(sortKey, number, isDelete, partitionKey);
                stripe.Find(partitionKey, hash, sortKey, out var place);
                stripe.Shortcuts.TidyLocked();
                var partition = place.TryInstallLocked(version);
                if (partition is null)
                {
                    partition = stripe.GetOrAddLocked(partitionKey, hash);
                    place = partition.InstallLocked(sortKey, version);
                }

                installed.Add((stripe, partition, version, place));
            }

            Clock.Complete(number);
            var floor = Pruner.Floor();
            foreach (var (stripe, partition, version, place) in installed)
                Pruner.PruneLocked(stripe, partition, version, place, floor);
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

    public VersionChain Chain(byte[] partitionKey, byte[] sortKey) => Map.Find(partitionKey, Map.HashOf(partitionKey), sortKey);

    /// <summary>All live items at a registered number: partition key, sort key, commit number, as text, sorted.</summary>
    public List<string> StateAt(long commitNumber)
    {
        var state = new List<string>();
        var partitions = Map.Scan(HashRange.All);
        while (partitions.MoveNext(out var partition))
        {
            var entries = partition.Range(KeyBound.Open, KeyBound.Open);
            while (entries.MoveNext(out var chain))
            {
                if (chain.At(commitNumber) is { } item)
                    state.Add(Describe(partition.Key, Map.Layout.SortKeyOf(item, default), TestLayout.NumberOf(item)));
            }
        }

        state.Sort(StringComparer.Ordinal);
        return state;
    }

    public static string Describe(byte[] partitionKey, ReadOnlySpan<byte> sortKey, long commitNumber) =>
        $"{Convert.ToHexString(partitionKey)}/{Convert.ToHexString(sortKey)}@{commitNumber}";

    /// <summary>All states that the structures hold, reachable or not for a reader; and how many entries are not settled.</summary>
    public (int States, int Unsettled) Count()
    {
        var (states, unsettled) = (0, 0);
        var partitions = Map.Scan(HashRange.All);
        while (partitions.MoveNext(out var partition))
        {
            var entries = partition.Range(KeyBound.Open, KeyBound.Open);
            while (entries.MoveNext(out var chain))
            {
                unsettled += chain.Version is null ? 0 : 1;
                for (var state = chain.Head; state is not null; state = (state as ItemVersion)?.Previous)
                    states++;
            }
        }

        return (states, unsettled);
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
