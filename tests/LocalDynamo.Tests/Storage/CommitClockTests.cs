using CsCheck;
using LocalDynamo.Storage;

namespace LocalDynamo.Tests.Storage;

public class CommitClockTests
{
    [Fact]
    public void Begin_OnNewClock_GivesOneTwoThree()
    {
        var clock = new CommitClock();
        new[] { clock.Begin(), clock.Begin(), clock.Begin() }.Should().Equal(1, 2, 3);
        clock.Visible.Should().Be(0);
        clock.Begun.Should().Be(3);
    }

    [Fact]
    public void Begin_AfterRecovery_GoesOnFromTheLastNumber()
    {
        var clock = new CommitClock(1_000_000);
        clock.Visible.Should().Be(1_000_000);
        clock.Complete(clock.Begin());
        clock.Visible.Should().Be(1_000_001);
    }

    [Fact]
    public void Visible_IsTheEndOfTheUnbrokenRunOfCompletedNumbers() =>
        Gen.Int[1, 600].SelectMany(count => Gen.Shuffle(Enumerable.Range(1, count).ToArray())).Sample(order =>
        {
            var clock = new CommitClock();
            foreach (var _ in order)
                clock.Begin();
            var completed = new HashSet<long>();
            foreach (var number in order)
            {
                clock.Complete(number);
                completed.Add(number);
                var expected = 0L;
                while (completed.Contains(expected + 1))
                    expected++;
                clock.Visible.Should().Be(expected);
            }
        },
        iter: 50);

    [Fact]
    public void Complete_FromManyThreads_MakesEveryNumberVisible()
    {
        const int ThreadCount = 4;
        const int PerThread = 50_000;
        var clock = new CommitClock();
        Soak.Run(ThreadCount, _ =>
        {
            for (var i = 0; i < PerThread; i++)
            {
                var number = clock.Begin();
                clock.Complete(number);
                clock.WaitVisible(number);
            }
        });
        clock.Visible.Should().Be(ThreadCount * PerThread);
    }
}
