using LocalDynamo.Storage;

namespace LocalDynamo.Tests.Storage;

public class ItemVersionTests
{
    [Fact]
    public void At_GivesNewestVersionNotAboveTheNumber()
    {
        var first = TestLayout.Version([1], 3);
        var second = TestLayout.Version([1], 5, isTombstone: true);
        second.LinkTo(first);
        second.At(2).Should().BeNull();
        second.At(3).Should().BeSameAs(first);
        second.At(4).Should().BeSameAs(first);
        second.At(5).Should().BeSameAs(second);
        second.IsTombstone.Should().BeTrue();
        first.IsTombstone.Should().BeFalse();
    }

    [Fact]
    public void WaitingBit_LeavesNumberAndTombstoneAlone()
    {
        var version = TestLayout.Version([1], long.MaxValue >> 2, isTombstone: true);
        version.IsWaiting = true;
        (version.CommitNumber, version.IsTombstone, version.IsWaiting).Should().Be((long.MaxValue >> 2, true, true));
        version.IsWaiting = false;
        (version.CommitNumber, version.IsTombstone, version.IsWaiting).Should().Be((long.MaxValue >> 2, true, false));
    }

    [Fact]
    public void NewestVisible_SkipsWhatIsMidInstall()
    {
        var clock = new CommitClock();
        var first = TestLayout.Version([1], clock.Begin());
        clock.Complete(1);
        var second = TestLayout.Version([1], clock.Begin());
        second.LinkTo(first);
        second.NewestVisible(clock).Should().BeSameAs(first);
        TestLayout.Version([2], 2).NewestVisible(clock).Should().BeNull();
        clock.Complete(2);
        second.NewestVisible(clock).Should().BeSameAs(second);
    }

    [Fact]
    public void NewestVisible_BesideCutting_AlwaysFindsAVersion()
    {
        // The tightest form of what a reader without a snapshot may meet: what it walks to is cut off as soon as it may be.
        var clock = new CommitClock();
        var head = TestLayout.Version([1], clock.Begin());
        clock.Complete(1);
        var isDone = false;
        var reads = 0;
        Soak.Run(2, index =>
        {
            if (index == 0)
            {
                for (var i = 0; i < 300_000; i++)
                {
                    var version = new ItemVersion(clock.Begin(), head.Item);
                    version.LinkTo(head);
                    Volatile.Write(ref head, version);
                    clock.Complete(version.CommitNumber);
                    version.ReplacePrevious(null);
                }

                Volatile.Write(ref isDone, true);
                return;
            }

            while (!Volatile.Read(ref isDone))
            {
                var before = clock.Visible;
                if (Volatile.Read(ref head).NewestVisible(clock) is not { } version || version.CommitNumber < before)
                    throw new InvalidOperationException("An entry was missed, or an old state read.");
                reads++;
            }
        });
        reads.Should().BeGreaterThan(10);
    }

    [Fact]
    public void Version_TakesFortyBytes()
    {
        var item = new Item { ["sk"] = "a" };
        _ = new ItemVersion(0, item);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var version = new ItemVersion(1, item);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(40);
        GC.KeepAlive(version);
    }
}
