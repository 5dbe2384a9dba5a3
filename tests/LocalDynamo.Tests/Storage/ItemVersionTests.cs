using LocalDynamo.Storage;

namespace LocalDynamo.Tests.Storage;

public class ItemVersionTests
{
    [Fact]
    public void At_GivesNewestVersionNotAboveTheNumber()
    {
        var first = TestLayout.Version([1], 3);
        var second = TestLayout.Version([1], 5, isTombstone: true);
        second.LinkTo(new VersionChain(first));
        var chain = new VersionChain(second);
        chain.At(2).Should().BeNull();
        chain.At(3).Should().BeSameAs(first.Item);
        chain.At(4).Should().BeSameAs(first.Item);
        chain.At(5).Should().BeNull("it was deleted");
        chain.Newest.Should().BeNull();
        chain.IsEmpty.Should().BeFalse();
        (chain.IsNewerThan(4), chain.IsNewerThan(5)).Should().Be((true, false));
    }

    [Fact]
    public void SettledItem_IsTheStateAtEveryNumberItCanBeAskedFor()
    {
        var settled = TestLayout.ItemOf([1], 3);
        var chain = new VersionChain(settled);
        chain.At(3).Should().BeSameAs(settled);
        chain.At(long.MaxValue).Should().BeSameAs(settled);
        chain.NewestVisible(new CommitClock(3)).Should().BeSameAs(settled);
        (chain.Newest, chain.Key).Should().Be((settled, settled));
        chain.IsNewerThan(3).Should().BeFalse();

        var version = TestLayout.Version([1], 5);
        version.LinkTo(chain);
        chain = new VersionChain(version);
        chain.At(4).Should().BeSameAs(settled);
        chain.NewestVisible(new CommitClock(4)).Should().BeSameAs(settled);
        chain.NewestVisible(new CommitClock(5)).Should().BeSameAs(version.Item);
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
        second.LinkTo(new VersionChain(first));
        new VersionChain(second).NewestVisible(clock).Should().BeSameAs(first.Item);
        new VersionChain(TestLayout.Version([2], 2)).NewestVisible(clock).Should().BeNull();
        clock.Complete(2);
        new VersionChain(second).NewestVisible(clock).Should().BeSameAs(second.Item);
    }

    [Fact]
    public void NewestVisible_BesideCutting_AlwaysFindsAVersion()
    {
        // The tightest form of what a reader without a snapshot may meet: what it walks to is cut off as soon as it may be, and every other
        // time the head settles, too.
        var clock = new CommitClock();
        object head = TestLayout.Version([1], clock.Begin());
        clock.Complete(1);
        var isDone = false;
        var reads = 0;
        Soak.Run(2, index =>
        {
            if (index == 0)
            {
                for (var i = 0; i < 300_000; i++)
                {
                    var version = TestLayout.Version([1], clock.Begin());
                    version.LinkTo(new VersionChain(head));
                    Volatile.Write(ref head, version);
                    clock.Complete(version.CommitNumber);
                    version.ReplacePrevious(null);
                    if (i % 2 == 0)
                        Volatile.Write(ref head, version.Item);
                }

                Volatile.Write(ref isDone, true);
                return;
            }

            while (!Volatile.Read(ref isDone))
            {
                var before = clock.Visible;
                if (new VersionChain(Volatile.Read(ref head)).NewestVisible(clock) is not { } item || TestLayout.NumberOf(item) < before)
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
