using CsCheck;
using LocalDynamo.Storage;

namespace LocalDynamo.Tests.Storage;

public class VersionPrunerTests
{
    private static readonly byte[] A = [1];
    private static readonly byte[] B = [2];

    [Fact]
    public void Overwrite_WithoutSnapshots_KeepsOneVersion()
    {
        var store = new TestStore();
        store.Put(A, B);
        store.Put(A, B);
        store.Head(A, B)!.Previous.Should().BeNull();
        store.Pruner.WaitingCount.Should().Be(0);
    }

    [Fact]
    public void Delete_WithoutSnapshots_TakesSlotAndPartition()
    {
        var store = new TestStore();
        store.Put(A, B);
        store.Put(A, A);
        store.Delete(A, A);
        store.Head(A, A).Should().BeNull();
        store.PartitionCount().Should().Be(1);
        store.Delete(A, B);
        store.PartitionCount().Should().Be(0);
        store.Map.CheckInvariants();
    }

    [Fact]
    public void Delete_UnderSnapshot_KeepsTheItemUntilItCloses()
    {
        var store = new TestStore();
        store.Put(A, B);
        var lease = store.Snapshots.Open();
        store.Delete(A, B);
        store.Head(A, B)!.At(lease.CommitNumber)!.IsTombstone.Should().BeFalse();
        store.Pruner.WaitingCount.Should().Be(1);

        lease.Dispose();
        store.Pruner.Drain(10);
        store.PartitionCount().Should().Be(0);
        store.Pruner.WaitingCount.Should().Be(0);
    }

    [Fact]
    public void Overwrites_UnderOldSnapshot_AreThinnedAsTheyCome()
    {
        var store = new TestStore();
        store.Put(A, B);
        using var lease = store.Snapshots.Open();
        for (var i = 0; i < 1_000; i++)
        {
            store.Put(A, B);
            store.Snapshots.Open().Dispose();
        }

        store.VersionCount().Should().BeLessThanOrEqualTo(3);
        store.Pruner.WaitingCount.Should().Be(1);
        store.StateAt(lease.CommitNumber).Should().Equal(TestStore.Describe(A, B, 1));
    }

    [Fact]
    public void Overwrites_UnderManySnapshots_KeepOneVersionForEachAndFewMore()
    {
        var store = new TestStore();
        var leases = new List<SnapshotLease>();
        for (var i = 0; i < 200; i++)
        {
            for (var j = 0; j < 10; j++)
                store.Put(A, B);
            leases.Add(store.Snapshots.Open());
        }

        for (var i = 0; i < 200; i++)
            store.Put(A, B);
        store.VersionCount().Should().BeInRange(200, 200 + (200 / 8 * 10));
        foreach (var lease in leases)
            store.StateAt(lease.CommitNumber).Should().Equal(TestStore.Describe(A, B, lease.CommitNumber));

        leases.ForEach(lease => lease.Dispose());
        store.Pruner.Drain(10);
        store.VersionCount().Should().Be(1);
    }

    [Fact]
    public void Drain_TakesNoMoreThanItIsAllowed()
    {
        var store = new TestStore { DrainCount = 0 };
        var lease = store.Snapshots.Open();
        for (byte i = 0; i < 10; i++)
        {
            store.Put(A, [i]);
            store.Put(A, [i]);
        }

        lease.Dispose();
        store.Pruner.Drain(3);
        store.Pruner.WaitingCount.Should().Be(7);
        store.Pruner.Drain(100);
        store.VersionCount().Should().Be(10);
    }

    [Fact]
    public void Commit_WhileAnEarlierOneIsMidInstall_KeepsWhatItReplacedUntilVisible()
    {
        var store = new TestStore();
        store.Put(A, B);
        var early = store.Clock.Begin();
        var stripe = store.Map.StripeOf(store.Map.HashOf(A));
        var late = TestLayout.Version(B, store.Clock.Begin());
        lock (stripe.Lock)
        {
            var partition = store.Map.Find(A, store.Map.HashOf(A))!;
            partition.InstallLocked(B, late);
            store.Clock.Complete(late.CommitNumber);
            store.Pruner.PruneLocked(stripe, partition, late, store.Pruner.Floor());
        }

        store.Head(A, B)!.NewestVisible(store.Clock)!.CommitNumber.Should().Be(1);
        store.Clock.Complete(early);
        store.Pruner.Drain(1);
        store.Head(A, B)!.Previous.Should().BeNull();
        store.Head(A, B)!.NewestVisible(store.Clock).Should().BeSameAs(late);
    }

    [Fact]
    public void Snapshots_UnderAnyHistory_ShowTheirMomentAndLeaveNothingBehind()
    {
        var step = Gen.Select(Gen.Int[0, 99], Gen.Int[0, 3], Gen.Int[0, 15]);
        Gen.Select(step.Array[0, 500], Gen.Int[0, 4], Gen.Bool).Sample(
            (steps, drainCount, collide) =>
            {
                var store = new TestStore(hash: collide ? _ => 7 : null) { DrainCount = drainCount };
                var present = new SortedDictionary<string, (byte[] PartitionKey, byte[] SortKey, long Number)>(StringComparer.Ordinal);
                var open = new List<(SnapshotLease Lease, List<string> State)>();
                foreach (var (kind, partition, sort) in steps)
                {
                    byte[] partitionKey = [(byte)partition];
                    byte[] sortKey = [(byte)sort, 0];
                    var name = TestStore.Describe(partitionKey, sortKey, 0);
                    if (kind < 50)
                        present[name] = (partitionKey, sortKey, store.Put(partitionKey, sortKey));
                    else if (kind < 75 && present.Remove(name))
                        store.Delete(partitionKey, sortKey);
                    else if (kind < 88)
                        open.Add((store.Snapshots.Open(), Describe(present.Values)));
                    else if (open.Count > 0)
                        CloseOne(open, sort % open.Count);
                    if (kind % 10 == 0)
                        CheckAll(store, open);
                }

                CheckAll(store, open);
                while (open.Count > 0)
                    CloseOne(open, 0);
                store.Pruner.Drain(int.MaxValue);
                store.Map.CheckInvariants();
                store.StateAt(store.Clock.Visible).Should().Equal(Describe(present.Values));
                store.VersionCount().Should().Be(present.Count, "one version is left for each live item");
                store.PartitionCount().Should().Be(present.Values.Select(entry => entry.PartitionKey[0]).Distinct().Count());
                store.Pruner.WaitingCount.Should().Be(0);
            },
            iter: 100);

        static void CheckAll(TestStore store, List<(SnapshotLease Lease, List<string> State)> open)
        {
            foreach (var (lease, state) in open)
            {
                // The assertion costs more than the reading; only a difference needs its message.
                var found = store.StateAt(lease.CommitNumber);
                if (!found.SequenceEqual(state))
                    found.Should().Equal(state);
            }
        }

        static void CloseOne(List<(SnapshotLease Lease, List<string> State)> open, int index)
        {
            open[index].Lease.Dispose();
            open.RemoveAt(index);
        }
    }

    private static List<string> Describe(IEnumerable<(byte[] PartitionKey, byte[] SortKey, long Number)> entries) =>
        [.. entries.Select(entry => TestStore.Describe(entry.PartitionKey, entry.SortKey, entry.Number)).Order(StringComparer.Ordinal)];
}
