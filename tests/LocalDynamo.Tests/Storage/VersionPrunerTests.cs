using CsCheck;
using LocalDynamo.Storage;

namespace LocalDynamo.Tests.Storage;

public class VersionPrunerTests
{
    private static readonly byte[] A = [1];
    private static readonly byte[] B = [2];

    [Fact]
    public void Overwrite_WithoutSnapshots_SettlesTheEntry()
    {
        var store = new TestStore();
        store.Put(A, B);
        store.Put(A, B);
        store.Count().Should().Be((1, 0));
        store.Pruner.WaitingCount.Should().Be(0);
    }

    [Fact]
    public void Put_UnderSnapshot_SettlesWhenItCloses()
    {
        var store = new TestStore();
        var lease = store.Snapshots.Open();
        store.Put(A, B);
        store.Put(A, A);
        store.Count().Should().Be((2, 2));
        lease.Dispose();
        store.Pruner.Drain(10);
        store.Count().Should().Be((2, 0));
        store.Pruner.WaitingCount.Should().Be(0);
    }

    [Fact]
    public void SettledItem_OverwrittenUnderSnapshot_IsKeptForItAndNoLonger()
    {
        var store = new TestStore();
        store.Put(A, B);
        var lease = store.Snapshots.Open();
        store.Put(A, B);
        store.Snapshots.Open().Dispose();
        store.Put(A, B);
        store.StateAt(lease.CommitNumber).Should().Equal(TestStore.Describe(A, B, 1));

        // A later snapshot keeps the entry waiting, but the settled item was only the first one's.
        using var later = store.Snapshots.Open();
        lease.Dispose();
        for (var i = 0; i < 20; i++)
            store.Put(A, B);
        store.StateAt(later.CommitNumber).Should().Equal(TestStore.Describe(A, B, 3));
        store.Count().States.Should().BeLessThanOrEqualTo(3);
    }

    [Fact]
    public void Delete_WithoutSnapshots_TakesSlotAndPartition()
    {
        var store = new TestStore();
        store.Put(A, B);
        store.Put(A, A);
        store.Delete(A, A);
        store.Chain(A, A).IsEmpty.Should().BeTrue();
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
        store.Chain(A, B).At(lease.CommitNumber).Should().NotBeNull();
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

        store.Count().States.Should().BeLessThanOrEqualTo(3);
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
        store.Count().States.Should().BeInRange(200, 200 + (200 / 8 * 10));
        foreach (var lease in leases)
            store.StateAt(lease.CommitNumber).Should().Equal(TestStore.Describe(A, B, lease.CommitNumber));

        leases.ForEach(lease => lease.Dispose());
        store.Pruner.Drain(10);
        store.Count().Should().Be((1, 0));
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
        store.Count().Should().Be((10, 0));
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
            var place = partition.InstallLocked(B, late);
            store.Clock.Complete(late.CommitNumber);
            store.Pruner.PruneLocked(stripe, partition, late, place, store.Pruner.Floor());
        }

        TestLayout.NumberOf(store.Chain(A, B).NewestVisible(store.Clock)!).Should().Be(1);
        store.Clock.Complete(early);
        store.Pruner.Drain(1);
        store.Chain(A, B).Head.Should().BeSameAs(late.Item);
        store.Chain(A, B).NewestVisible(store.Clock).Should().BeSameAs(late.Item);
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
                    if (store.Count().Unsettled > store.Pruner.WaitingCount)
                        store.Count().Unsettled.Should().BeLessThanOrEqualTo(store.Pruner.WaitingCount, "who is not settled waits");
                }

                CheckAll(store, open);
                while (open.Count > 0)
                    CloseOne(open, 0);
                store.Pruner.Drain(int.MaxValue);
                store.Map.CheckInvariants();
                store.StateAt(store.Clock.Visible).Should().Equal(Describe(present.Values));
                store.Count().Should().Be((present.Count, 0), "each live item is left, and nothing else");
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
