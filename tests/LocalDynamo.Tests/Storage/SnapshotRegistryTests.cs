using CsCheck;
using LocalDynamo.Storage;

namespace LocalDynamo.Tests.Storage;

public class SnapshotRegistryTests
{
    private readonly CommitClock _clock = new();
    private readonly SnapshotRegistry _snapshots;

    public SnapshotRegistryTests() => _snapshots = new SnapshotRegistry(_clock);

    [Fact]
    public void Floor_WithoutSnapshots_IsVisible()
    {
        _snapshots.Floor().Should().Be(0);
        Commit();
        _snapshots.Floor().Should().Be(1);
    }

    [Fact]
    public void Floor_WithSnapshotBeforeTheFirstCommit_IsZero()
    {
        using var lease = _snapshots.Open();
        Commit();
        lease.CommitNumber.Should().Be(0);
        _snapshots.Floor().Should().Be(0);
    }

    [Fact]
    public void Floor_UnderAnyOpeningsAndClosings_IsTheLeastOpenNumber() =>
        Gen.Int[0, 9].Array[0, 600].Sample(steps =>
        {
            var clock = new CommitClock();
            var snapshots = new SnapshotRegistry(clock);
            var open = new List<SnapshotLease>();
            foreach (var (step, index) in steps.Select((step, index) => (step, index)))
            {
                if (step < 3)
                    clock.Complete(clock.Begin());
                else if (step < 7 || open.Count == 0)
                    open.Add(snapshots.Open());
                else
                    Close(open, index % open.Count);

                snapshots.Floor().Should().Be(open.Select(lease => lease.CommitNumber).Append(clock.Visible).Min());
                var captured = snapshots.Capture();
                captured.Visible.Should().Be(clock.Visible);
                captured.Numbers.Should().Equal(open.Select(lease => lease.CommitNumber).Order());
            }
        },
        iter: 100);

    [Fact]
    public void AnyIn_SaysWhetherASnapshotReadsInTheRange()
    {
        var open = new OpenSnapshots(20, [3, 7, 7, 12]);
        open.AnyIn(3, 4).Should().BeTrue();
        open.AnyIn(4, 7).Should().BeFalse();
        open.AnyIn(1, 3).Should().BeFalse();
        open.AnyIn(8, 13).Should().BeTrue();
        open.AnyIn(13, 20).Should().BeFalse();
    }

    [Fact]
    public void Open_AndDispose_AllocateNothing()
    {
        _snapshots.Open().Dispose();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            _snapshots.Open().Dispose();
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Fact]
    public void Floor_BesideOpeningThreads_IsNeverAboveAnOpenNumber()
    {
        Soak.Run(3, index =>
        {
            for (var i = 0; i < 100_000; i++)
            {
                if (index == 0)
                {
                    Commit();
                    continue;
                }

                using var lease = _snapshots.Open();
                var floor = _snapshots.Floor();
                if (floor > lease.CommitNumber || !_snapshots.Capture().Numbers.Contains(lease.CommitNumber))
                    throw new InvalidOperationException($"floor {floor} above {lease.CommitNumber}");
            }
        });
    }

    [Fact]
    public void MovingLease_HoldsTheFloorAtItsNumber()
    {
        Commit();
        var moving = _snapshots.OpenMoving();
        for (var i = 0; i < 3; i++)
            Commit();
        _snapshots.Floor().Should().Be(1);

        moving.MoveTo(3);
        _snapshots.Floor().Should().Be(3);
        using (_snapshots.Open())
            _snapshots.Floor().Should().Be(3);
        moving.MoveTo(4);
        _snapshots.Floor().Should().Be(4);
    }

    [Fact]
    public void MovingLease_EndsWhatASetTakenEarlierCanJudge()
    {
        using var old = _snapshots.Open();
        Commit();
        var moving = _snapshots.OpenMoving();
        Commit();
        Commit();
        var captured = _snapshots.Capture();
        captured.Visible.Should().Be(1, "the lease may go on to 2, which the set does not have");
        captured.Numbers.Should().Equal(0, 1);

        moving.MoveTo(3);
        _snapshots.Capture().Visible.Should().Be(3);
    }

    [Fact]
    public void MovingLease_GoesForwardAndIsTheOnlyOne()
    {
        Commit();
        var moving = _snapshots.OpenMoving();
        moving.Invoking(lease => lease.MoveTo(0)).Should().Throw<ArgumentOutOfRangeException>();
        _snapshots.Invoking(snapshots => snapshots.OpenMoving()).Should().Throw<InvalidOperationException>();
    }

    private static void Close(List<SnapshotLease> open, int index)
    {
        open[index].Dispose();
        open.RemoveAt(index);
    }

    private void Commit() => _clock.Complete(_clock.Begin());
}
