using System.Text;

namespace LocalDynamo.ModelTests.Histories;

/// <summary>The schedule itself: it interleaves, does so again, and ends.</summary>
public sealed class ScheduleTests
{
    [Fact]
    public void Run_OfOneSeed_InterleavesWorkersInTheSameWayEachTime()
    {
        var orders = Enumerable.Range(0, 20).Select(seed => (First: OrderOf(seed), Again: OrderOf(seed))).ToList();
        orders.Should().OnlyContain(order => order.First == order.Again);
        orders.Select(order => order.First).Distinct().Should().HaveCountGreaterThan(15);
        orders.Should().OnlyContain(order => order.First.Length == 30);
    }

    [Fact]
    public void Await_WhatAnotherWorkerBringsAbout_LetsItRun()
    {
        var isDone = false;
        new Schedule(seed: 1).Run(
            () => Schedule.Await(() => isDone),
            () =>
            {
                Schedule.Point();
                isDone = true;
            });
        isDone.Should().BeTrue();
    }

    [Fact]
    public void Await_WhatNeverComes_EndsAllWorkers()
    {
        var (left, right) = (new Lock(), new Lock());
        var schedule = () => new Schedule(seed: 1).Run(() => TakeBoth(left, right), () => TakeBoth(right, left));
        schedule.Should().Throw<TimeoutException>();
    }

    [Fact]
    public void Run_OfAWorkerThatFails_RunsTheOthersToTheirEndAndFails()
    {
        var isDone = false;
        var schedule = () => new Schedule(seed: 1).Run(
            () => throw new InvalidDataException(),
            () =>
            {
                Schedule.Point();
                isDone = true;
            });
        schedule.Should().Throw<InvalidDataException>();
        isDone.Should().BeTrue();
    }

    /// <summary>Takes two locks one after the other, with a place between them where the other surely gets its turn.</summary>
    private static void TakeBoth(Lock first, Lock second)
    {
        Schedule.Await(first.TryEnter);
        for (var i = 0; i < 100; i++)
            Schedule.Point();
        Schedule.Await(second.TryEnter);
    }

    private static string OrderOf(int seed)
    {
        var order = new StringBuilder();
        new Schedule(seed).Run([.. "abc".Select(name => (Action)(() => Work(name)))]);
        return order.ToString();

        void Work(char name)
        {
            for (var i = 0; i < 10; i++)
            {
                _ = order.Append(name);
                Schedule.Point();
            }
        }
    }
}
