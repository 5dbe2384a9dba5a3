using LocalDynamo.Storage;

namespace LocalDynamo.Tests.Storage;

/// <summary>Readers beside a writer. Each also counts what it saw, so that a soak that read nothing fails.</summary>
public class StorageSoakTests
{
    private const int Iterations = 100_000;

    [Fact]
    public void Cursors_BesideWriter_NeverMissWhatExistsThroughout()
    {
        // Keys of odd numbers stay; even ones come and go around them, so that leaves split, empty and unlink all the time.
        var store = new TestStore();
        var sortKeys = Enumerable.Range(0, 2_000).Select(i => System.Text.Encoding.UTF8.GetBytes($"K{i:d5}")).ToArray();
        var stable = sortKeys.Where((_, i) => i % 100 == 1).ToArray();
        foreach (var key in stable)
            store.Put([1], key);

        var isDone = false;
        var rounds = 0;
        Soak.Run(2, index =>
        {
            if (index == 0)
            {
                var random = new Random(1);
                for (var i = 0; i < Iterations; i++)
                {
                    // Whole regions fill up and empty again.
                    var number = (random.Next(20) * 100) + random.Next(100);
                    if (number % 100 == 1)
                        continue;
                    if (i / 5_000 % 2 == 0)
                        store.Put([1], sortKeys[number]);
                    else if (!store.Chain([1], sortKeys[number]).IsEmpty)
                        store.Delete([1], sortKeys[number]);
                }

                Volatile.Write(ref isDone, true);
                return;
            }

            while (!Volatile.Read(ref isDone))
            {
                using var lease = store.Snapshots.Open();
                ReadAll(store, stable, lease.CommitNumber, descending: rounds % 2 == 1);
                if (store.Chain([1], stable[rounds % stable.Length]).IsEmpty)
                    throw new InvalidOperationException("Find missed an entry.");
                rounds++;
            }
        });
        rounds.Should().BeGreaterThan(10);
        store.Map.CheckInvariants();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Reader_BesideSplit_NeverMissesAnEntry(int kind)
    {
        // One split after the other, each of a partition that the reader is busy with at that moment.
        var layout = new TestLayout();
        var versions = Enumerable.Range(0, 33).Select(i => TestLayout.Version([(byte)i], i + 1)).ToArray();
        Partition Full()
        {
            var partition = new Partition([], 0, new Stripe(0, layout));
            for (var i = 0; i < 32; i++)
                partition.InstallLocked([(byte)(i < 16 ? i : i + 1)], versions[i < 16 ? i : i + 1]);
            return partition;
        }

        var current = Full();
        var isDone = false;
        var reads = 0;
        Soak.Run(2, index =>
        {
            if (index == 0)
            {
                for (var i = 0; i < 10_000; i++)
                {
                    Volatile.Write(ref current, Full());
                    Thread.SpinWait(10 + (i % 8));
                    current.InstallLocked([16], versions[16]);
                    if (i % 100 == 0)
                        current.CheckInvariants();
                }

                Volatile.Write(ref isDone, true);
                return;
            }

            while (!Volatile.Read(ref isDone))
            {
                var partition = Volatile.Read(ref current);
                var isRight = kind switch
                {
                    0 => !partition.Find([31]).IsEmpty,
                    1 => Count(partition, descending: false) is 32 or 33,
                    2 => Count(partition, descending: true) is 32 or 33,
                    _ => Last(partition).Head == versions[32],
                };
                if (!isRight)
                    throw new InvalidOperationException("A reader missed an entry or met one twice.");
                reads++;
            }
        });
        reads.Should().BeGreaterThan(10);

        static VersionChain Last(Partition partition)
        {
            var cursor = partition.Range(KeyBound.Open, KeyBound.Open, descending: true);
            cursor.MoveNext(out var chain);
            return chain;
        }

        static int Count(Partition partition, bool descending)
        {
            var count = 0;
            var cursor = partition.Range(KeyBound.Open, KeyBound.Open, descending);
            while (cursor.MoveNext(out _))
                count++;
            return count;
        }
    }

    [Fact]
    public void Cursor_BesideUnlinking_NeverMissesALaterEntry()
    {
        // The middle one of three leaves loses its last entry while the reader may stand on it.
        var layout = new TestLayout();
        var versions = Enumerable.Range(0, 65).Select(i => TestLayout.Version([(byte)i], i + 1)).ToArray();
        Partition ThreeLeaves()
        {
            var partition = new Partition([], 0, new Stripe(0, layout));
            for (var i = 0; i < 65; i++)
                partition.InstallLocked([(byte)i], versions[i]);
            for (var i = 33; i < 64; i++)
                partition.RemoveLocked([(byte)i]);
            return partition;
        }

        var current = ThreeLeaves();
        var isDone = false;
        var reads = 0;
        Soak.Run(2, index =>
        {
            if (index == 0)
            {
                for (var i = 0; i < 5_000; i++)
                {
                    Volatile.Write(ref current, ThreeLeaves());
                    Thread.SpinWait(10 + (i % 8));
                    current.RemoveLocked([32]);
                    if (i % 100 == 0)
                        current.CheckInvariants();
                }

                Volatile.Write(ref isDone, true);
                return;
            }

            byte[] start = [31];
            while (!Volatile.Read(ref isDone))
            {
                VersionChain last = default;
                var cursor = Volatile.Read(ref current).Range(KeyBound.Inclusive(start), KeyBound.Open);
                while (cursor.MoveNext(out var chain))
                    last = chain;
                if (last.Head != versions[64])
                    throw new InvalidOperationException("A reader lost its way on a leaf that was unlinked.");
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

    private static void ReadAll(TestStore store, byte[][] stable, long commitNumber, bool descending)
    {
        var next = descending ? stable.Length - 1 : 0;
        byte[]? last = null;
        var cursor = store.Map.Find([1], store.Map.HashOf([1]))!.Range(KeyBound.Open, KeyBound.Open, descending);
        while (cursor.MoveNext(out var chain))
        {
            var key = store.Map.Layout.SortKeyOf(chain.Key, default);
            if (last is not null && key.SequenceCompareTo(last) * (descending ? -1 : 1) <= 0)
                throw new InvalidOperationException("A cursor went back or repeated a key.");
            last = key.ToArray();
            if (next >= 0 && next < stable.Length && key.SequenceEqual(stable[next]))
            {
                if (chain.At(commitNumber) is null)
                    throw new InvalidOperationException("An entry was not there at the snapshot's number.");
                next += descending ? -1 : 1;
            }
        }

        if (next != (descending ? -1 : stable.Length))
            throw new InvalidOperationException("A cursor missed an entry.");
    }
}
