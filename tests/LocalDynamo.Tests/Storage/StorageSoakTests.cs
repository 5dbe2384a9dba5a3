using LocalDynamo.Storage;

namespace LocalDynamo.Tests.Storage;

/// <summary>Readers beside a writer. Each also counts what it saw, so that a soak that read nothing fails.</summary>
public class StorageSoakTests
{
    private const int Iterations = 100_000;

    [Fact]
    public void Cursors_BesideWriter_NeverMissWhatExistsThroughout()
    {
        // Whole regions of keys come and go, in any order, so that leaves and branches split, empty and unlink all the time; a few keys stay.
        const int RegionLength = 1_000;
        var store = new TestStore();
        var sortKeys = Enumerable.Range(0, 6 * RegionLength).Select(i => System.Text.Encoding.UTF8.GetBytes($"K{i:d5}")).ToArray();
        var stable = sortKeys.Where((_, i) => i % RegionLength == 1).ToArray();
        foreach (var key in stable)
            store.Put([1], key);

        var isDone = false;
        var rounds = 0;
        Soak.Run(2, index =>
        {
            if (index == 0)
            {
                var random = new Random(1);
                for (var i = 0; i < Iterations; i += RegionLength)
                {
                    var region = random.Next(6) * RegionLength;
                    var isThere = !store.Chain([1], sortKeys[region]).IsEmpty;
                    foreach (var number in Enumerable.Range(region, RegionLength).Where(n => n % RegionLength != 1).OrderBy(_ => random.Next()))
                    {
                        if (isThere)
                            store.Delete([1], sortKeys[number]);
                        else
                            store.Put([1], sortKeys[number]);
                    }
                }

                Volatile.Write(ref isDone, true);
                return;
            }

            var bounds = new Random(2);
            while (!Volatile.Read(ref isDone))
            {
                using var lease = store.Snapshots.Open();
                ReadRange(store, stable, lease.CommitNumber, descending: rounds % 2 == 1, (bounds.Next(stable.Length + 1), bounds.Next(stable.Length + 1)));
                if (store.Chain([1], stable[rounds % stable.Length]).IsEmpty)
                    throw new InvalidOperationException("Find missed an entry.");
                rounds++;
            }
        });
        rounds.Should().BeGreaterThan(10);
        store.Map.CheckInvariants();
    }

    [Theory]
    [InlineData(32)]
    [InlineData(32 * 16)]
    public void Reader_BesideSplitOfALeafOrABranch_NeverMissesAnEntry(int count)
    {
        // One split after the other, each of a partition that the reader is busy with at that moment.
        var layout = new TestLayout();
        var items = Enumerable.Range(0, count).Select(i => TestLayout.ItemOf(KeyOf(2 * i), i + 1)).ToArray();
        var added = TestLayout.Version(KeyOf(count + 1), count + 1);
        Partition Full()
        {
            var partition = new Partition([], 0, new Stripe(0, layout));
            partition.TryFillLocked(items);
            return partition;
        }

        var current = Full();
        var isDone = false;
        var reads = 0;
        Soak.Run(2, index =>
        {
            if (index == 0)
            {
                for (var i = 0; i < 3_000; i++)
                {
                    Volatile.Write(ref current, Full());
                    Thread.SpinWait(10 + (i % 8));
                    current.InstallLocked(KeyOf(count + 1), added);
                    if (i % 100 == 0)
                        current.CheckInvariants();
                }

                Volatile.Write(ref isDone, true);
                return;
            }

            while (!Volatile.Read(ref isDone))
            {
                var partition = Volatile.Read(ref current);
                var near = KeyOf((2 * count) - 8);
                var isRight = (reads++ % 6) switch
                {
                    0 => partition.Find(KeyOf((2 * count) - 2)).Newest == (object)items[^1],
                    1 => Count(partition, KeyBound.Open, descending: false) - count is 0 or 1,
                    2 => Count(partition, KeyBound.Open, descending: true) - count is 0 or 1,
                    3 => Count(partition, KeyBound.Exclusive(near), descending: false) == 3,
                    4 => Count(partition, KeyBound.Exclusive(KeyOf((2 * count) - 2)), descending: false) == 0,
                    _ => Count(partition, KeyBound.Inclusive(near), descending: true) == 4,
                };
                if (!isRight)
                    throw new InvalidOperationException("A reader missed an entry, met one twice or left its range.");
            }
        });
        reads.Should().BeGreaterThan(10);

        static int Count(Partition partition, KeyBound lower, bool descending)
        {
            var count = 0;
            var cursor = partition.Range(lower, KeyBound.Open, descending);
            while (cursor.MoveNext(out _))
                count++;
            return count;
        }
    }

    [Fact]
    public void Cursor_BesideUnlinking_NeverMissesALaterEntry()
    {
        // The middle one of three branches loses its last entry while the reader may stand on it.
        const int BranchLength = 32 * 16;
        var layout = new TestLayout();
        var items = Enumerable.Range(0, (2 * BranchLength) + 1).Select(i => TestLayout.ItemOf(KeyOf(i), i + 1)).ToArray();
        Partition ThreeBranches()
        {
            var partition = new Partition([], 0, new Stripe(0, layout));
            partition.TryFillLocked(items);
            for (var i = BranchLength + 1; i < 2 * BranchLength; i++)
                partition.RemoveLocked(KeyOf(i));
            return partition;
        }

        var current = ThreeBranches();
        ((Branch)current.Content!).Next!.Next!.Next.Should().BeNull();
        var isDone = false;
        var reads = 0;
        Soak.Run(2, index =>
        {
            if (index == 0)
            {
                for (var i = 0; i < 1_000; i++)
                {
                    Volatile.Write(ref current, ThreeBranches());
                    Thread.SpinWait(10 + (i % 8));
                    current.RemoveLocked(KeyOf(BranchLength));
                    if (i % 100 == 0)
                        current.CheckInvariants();
                }

                Volatile.Write(ref isDone, true);
                return;
            }

            while (!Volatile.Read(ref isDone))
            {
                VersionChain last = default;
                var cursor = Volatile.Read(ref current).Range(KeyBound.Inclusive(KeyOf(BranchLength - 1)), KeyBound.Open);
                while (cursor.MoveNext(out var chain))
                    last = chain;
                if (last.Newest != (object)items[^1])
                    throw new InvalidOperationException("A reader lost its way on a branch that was unlinked.");
                reads++;
            }
        });
        reads.Should().BeGreaterThan(10);
    }

    [Fact]
    public void Snapshots_BesideTransactions_SeeAllOfACommitOrNone()
    {
        // Each commit writes the same entry of three partitions; whoever sees different commits in them saw half of one.
        var store = new TestStore();
        byte[][] partitions = [[1], [2], [3]];
        store.Write([.. partitions.Select(partition => (partition, partition, false))]);
        var isDone = false;
        var reads = 0;
        Soak.Run(3, index =>
        {
            if (index < 2)
            {
                for (var i = 0; i < Iterations / 4; i++)
                    store.Write([.. partitions.Select(partition => (partition, partition, false))]);
                Volatile.Write(ref isDone, true);
                return;
            }

            while (!Volatile.Read(ref isDone))
            {
                using var lease = store.Snapshots.Open();
                var first = TestLayout.NumberOf(store.Chain(partitions[0], partitions[0]).At(lease.CommitNumber)!);
                foreach (var partition in partitions)
                {
                    if (TestLayout.NumberOf(store.Chain(partition, partition).At(lease.CommitNumber)!) != first)
                        throw new InvalidOperationException("A snapshot saw half of a commit.");
                }

                if (TestLayout.NumberOf(store.Chain(partitions[0], partitions[0]).NewestVisible(store.Clock)!) < first)
                    throw new InvalidOperationException("A later read went back.");
                reads++;
            }
        });
        reads.Should().BeGreaterThan(10);
        store.Pruner.Drain(int.MaxValue);
        store.Count().Should().Be((3, 0));
    }

    [Fact]
    public void NewestVisible_BesideWriterAndOldSnapshots_NeverGoesBack()
    {
        // Old snapshots come and go, so chains are thinned in the middle, which a reader without a snapshot has to notice.
        var store = new TestStore();
        store.Put([1], [1]);
        var isDone = false;
        var reads = 0;
        Soak.Run(3, index =>
        {
            if (index == 0)
            {
                for (var i = 0; i < Iterations; i++)
                    store.Put([1], [1]);
                Volatile.Write(ref isDone, true);
                return;
            }

            var last = 0L;
            while (!Volatile.Read(ref isDone))
            {
                using var lease = index == 1 ? store.Snapshots.Open() : default(SnapshotLease?);
                for (var i = 0; i < 50; i++)
                {
                    var before = store.Clock.Visible;
                    var number = TestLayout.NumberOf(store.Chain([1], [1]).NewestVisible(store.Clock)!);
                    if (number < last || number < before)
                        throw new InvalidOperationException($"Read {number} after {last}, with {before} visible.");
                    last = number;
                }

                Interlocked.Increment(ref reads);
            }
        });
        reads.Should().BeGreaterThan(10);
    }

    [Fact]
    public void PartitionScans_BesideGrowthAndRemoval_NeverMissWhatExistsThroughout()
    {
        var store = new TestStore(stripeBits: 1);
        var stable = Enumerable.Range(0, 100).Select(i => BitConverter.GetBytes(i * 1_000)).ToArray();
        foreach (var key in stable)
            store.Put(key, []);
        var isDone = false;
        var rounds = 0;
        Soak.Run(2, index =>
        {
            if (index == 0)
            {
                for (var i = 0; i < Iterations; i++)
                {
                    var key = BitConverter.GetBytes((i % 4_000 * 10) + 1);
                    if (i / 4_000 % 2 == 0)
                        store.Put(key, []);
                    else
                        store.Delete(key, []);
                }

                Volatile.Write(ref isDone, true);
                return;
            }

            while (!Volatile.Read(ref isDone))
            {
                var found = new HashSet<int>();
                Partition? last = null;
                var cursor = store.Map.Scan(HashRange.All);
                while (cursor.MoveNext(out var partition))
                {
                    if (last is not null && !last.ComesBefore(partition.Hash, partition.Key))
                        throw new InvalidOperationException("A scan went back.");
                    last = partition;
                    found.Add(BitConverter.ToInt32(partition.Key));
                }

                if (stable.Any(key => !found.Contains(BitConverter.ToInt32(key)) || store.Chain(key, []).IsEmpty))
                    throw new InvalidOperationException("A scan or Find missed a partition.");
                rounds++;
            }
        });
        rounds.Should().BeGreaterThan(10);
        store.Map.CheckInvariants();
    }

    private static byte[] KeyOf(int number) => [(byte)(number >> 8), (byte)number];

    /// <summary>Reads what is behind one of the stable keys, or from the beginning, and before another, or to the end.</summary>
    private static void ReadRange(TestStore store, byte[][] stable, long commitNumber, bool descending, (int Above, int Below) bounds)
    {
        var lower = bounds.Above == stable.Length ? [] : stable[bounds.Above];
        var upper = bounds.Below == stable.Length ? [0xFF] : stable[bounds.Below];
        var expected = stable.Where(key => key.AsSpan().SequenceCompareTo(lower) > 0 && key.AsSpan().SequenceCompareTo(upper) < 0).ToList();
        byte[]? last = null;
        var cursor = store.Map.Find([1], store.Map.HashOf([1]))!.Range(
            lower.Length == 0 ? KeyBound.Open : KeyBound.Exclusive(lower), KeyBound.Exclusive(upper), descending);
        while (cursor.MoveNext(out var chain))
        {
            var key = store.Map.Layout.SortKeyOf(chain.Key, default);
            if (last is not null && key.SequenceCompareTo(last) * (descending ? -1 : 1) <= 0)
                throw new InvalidOperationException("A cursor went back or repeated a key.");
            if (key.SequenceCompareTo(lower) <= 0 || key.SequenceCompareTo(upper) >= 0)
                throw new InvalidOperationException("A cursor left its range.");
            last = key.ToArray();
            if (expected.Count > 0 && key.SequenceEqual(expected[descending ? ^1 : 0]))
            {
                if (chain.At(commitNumber) is null)
                    throw new InvalidOperationException("An entry was not there at the snapshot's number.");
                expected.RemoveAt(descending ? expected.Count - 1 : 0);
            }
        }

        if (expected.Count > 0)
            throw new InvalidOperationException("A cursor missed an entry.");
    }
}
