using System.Diagnostics;
using LocalDynamo.Engine.Checkpoints;

namespace LocalDynamo.Tests.Engine.Checkpoints;

public sealed class PaceTests
{
    private const long Rate = 32 << 20;
    private const long Block = 64 << 10;
    private static readonly TimeSpan Precision = TimeSpan.FromMilliseconds(0.1);
    private static readonly TimeSpan Head = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan BlockTime = TimeSpan.FromSeconds((double)Block / Rate);

    private readonly long _start = Stopwatch.GetTimestamp();
    private long _commits = 7;
    private long _written;

    [Fact]
    public void WithoutARate_WhileNothingIsCommitted_WaitsForNothing()
    {
        var pace = NewPace(null);
        for (var i = 0; i < 100; i++)
            AheadAfterABlock(pace, TimeSpan.Zero).Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void WithoutARate_WhileCommitsCome_KeepsTo32MiBPerSecond()
    {
        var pace = NewPace(null);
        for (var i = 1; i <= 100; i++)
        {
            _commits++;
            AheadAfterABlock(pace, TimeSpan.Zero).Should().BeCloseTo((i * BlockTime) - Head, Precision);
        }
    }

    [Fact]
    public void WithoutARate_AfterTheLastCommit_IsFreeAgainSoon()
    {
        var pace = NewPace(null);
        _commits++;
        AheadAfterABlock(pace, TimeSpan.Zero).Should().NotBe(TimeSpan.Zero);
        AheadAfterABlock(pace, TimeSpan.FromMilliseconds(49)).Should().NotBe(TimeSpan.Zero, "others may follow the commit");
        AheadAfterABlock(pace, TimeSpan.FromMilliseconds(51)).Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void WithARate_KeepsToIt_WhetherAnythingIsCommittedOrNot()
    {
        var pace = NewPace(Rate);
        for (var i = 1; i <= 100; i++)
        {
            _commits += i % 2;
            AheadAfterABlock(pace, TimeSpan.Zero).Should().BeCloseTo((i * BlockTime) - Head, Precision);
        }
    }

    [Fact]
    public void WithoutALimit_WaitsForNothing()
    {
        var pace = NewPace(long.MaxValue);
        _commits++;
        AheadAfterABlock(pace, TimeSpan.Zero).Should().BeLessThan(Precision);
    }

    [Fact]
    public void AfterAWait_MakesUpForLittleOfIt()
    {
        var pace = NewPace(Rate);
        var late = TimeSpan.FromSeconds(5);
        var ahead = TimeSpan.Zero;
        for (var i = 0; i < 10; i++)
            ahead = AheadAfterABlock(pace, late);
        ahead.Should().BeCloseTo((10 * BlockTime) - Head, Precision);
    }

    [Fact]
    public void Ended_GivesUp()
    {
        using var stop = new CancellationTokenSource();
        var pace = new Pace(1, () => 0, stop.Token);
        stop.Cancel();
        pace.Invoking(p => p.Keep(1)).Should().Throw<OperationCanceledException>();
    }

    private Pace NewPace(long? rate) => new(rate, () => _commits, CancellationToken.None);

    private TimeSpan AheadAfterABlock(Pace pace, TimeSpan after)
    {
        _written += Block;
        return pace.AheadAt(_start + (long)(after.TotalSeconds * Stopwatch.Frequency), _written);
    }
}
