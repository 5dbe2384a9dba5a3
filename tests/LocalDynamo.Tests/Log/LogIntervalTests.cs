using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests.Log;

/// <summary>Under <see cref="Durability.Interval"/> nobody waits for the disk, and it is never further behind than the interval.</summary>
public sealed class LogIntervalTests : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _clock = new();
    private readonly LogFixture _fixture = new();

    public LogIntervalTests() =>
        _fixture.Options = _fixture.Options with { Durability = Durability.Interval(Interval), TimeProvider = _clock };

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void WaitDurable_ReturnsAtOnce_AndTheSyncComesWithTheClock()
    {
        _fixture.Open();
        var before = _fixture.Disk.SyncCount;
        _fixture.Write("ada", "grace");
        _clock.Advance(Interval / 2 - TimeSpan.FromMilliseconds(1));
        _fixture.Log.DurableLsn.Should().Be(0);
        _fixture.Disk.SyncCount.Should().Be(before);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        AwaitDurable(2);
        _fixture.Disk.SyncCount.Should().Be(before + 1);
        _fixture.Crash();
        _fixture.Open().ReplayedTexts.Should().Equal("ada", "grace");
    }

    [Fact]
    public void Idle_SyncsNothing()
    {
        _fixture.Open().Write("ada");
        _clock.Advance(Interval);
        AwaitDurable(1);
        var before = _fixture.Disk.SyncCount;
        _clock.Advance(10 * Interval);
        _fixture.Disk.SyncCount.Should().Be(before);
    }

    [Fact]
    public void FailedSync_IsFinal()
    {
        _fixture.Open().Write("ada");
        _clock.Advance(Interval);
        AwaitDurable(1);
        _fixture.Write("grace");
        _fixture.Disk.Before = (call, _) =>
        {
            if (call == "Sync") throw new IOException("No space left");
        };
        _clock.Advance(Interval);
        SpinWait.SpinUntil(() => Refuses(() => _fixture.Log.Append("late"u8)), Patience).Should().BeTrue();
        _fixture.Invoking(f => f.Log.Flush()).Should().Throw<DatabaseReadOnlyException>().WithInnerException<IOException>();
        _fixture.Log.WaitDurable(1);
    }

    [Fact]
    public async Task FlushAsync_DoesNotWaitForTheClock()
    {
        _fixture.Open().Write("ada", "grace");
        await _fixture.Log.FlushAsync(default).AsTask().WaitAsync(Patience);
        _fixture.Log.DurableLsn.Should().Be(2);
        await _fixture.Log.FlushAsync(default);
    }

    [Fact]
    public void Dispose_MakesEverythingDurable()
    {
        _fixture.Open().Write("ada", "grace");
        _fixture.Log.Dispose();
        _fixture.Crash();
        _fixture.Open().ReplayedTexts.Should().Equal("ada", "grace");
        _clock.Advance(Interval);
    }

    [Theory]
    [InlineData(Loss.Lost)]
    [InlineData(Loss.Kept)]
    [InlineData(Loss.Torn)]
    [InlineData(Loss.Reordered)]
    internal void PowerCut_LosesASuffixAcknowledgedWithinTheInterval(Loss loss)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            using var fixture = new LogFixture();
            fixture.Options = _fixture.Options with { SegmentBytes = 512 };
            fixture.Open();
            var acknowledged = new List<(string Text, DateTimeOffset At)>();
            var stepCount = random.Next(60);
            for (var step = 0; step < stepCount; step++)
            {
                if (random.Next(3) > 0)
                {
                    var text = $"record {step} {new string('x', random.Next(40))}";
                    fixture.Write(Encoding.UTF8.GetBytes(text));
                    acknowledged.Add((text, _clock.GetUtcNow()));
                }
                else
                {
                    _clock.Advance(Interval * random.NextDouble());
                    AwaitDurable(fixture, acknowledged.Count(record => record.At <= _clock.GetUtcNow() - Interval));
                }
            }

            var kept = acknowledged.Count(record => record.At <= _clock.GetUtcNow() - Interval);
            fixture.Crash(loss, seed);
            fixture.Open();
            fixture.Replayed.Count.Should().BeGreaterThanOrEqualTo(kept, "seed {0}", seed);
            fixture.ReplayedTexts.Should().Equal(acknowledged.Take(fixture.Replayed.Count).Select(record => record.Text), "seed {0}", seed);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(25 * 3600 * 1000)]
    public void Interval_OutOfRange_IsRefused(int milliseconds) =>
        FluentActions.Invoking(() => Durability.Interval(TimeSpan.FromMilliseconds(milliseconds))).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void ToString_IsAsCodeHasIt()
    {
        default(Durability).Should().Be(Durability.Immediate);
        Durability.Immediate.ToString().Should().Be("Immediate");
        Durability.None.ToString().Should().Be("None");
        Durability.Interval(TimeSpan.FromMilliseconds(250)).ToString().Should().Be("Interval(00:00:00.2500000)");
        new[] { Durability.Immediate, Durability.None, Durability.Interval(Interval) }.Select(durability => durability.MaxLoss)
            .Should().Equal(TimeSpan.Zero, Timeout.InfiniteTimeSpan, Interval);
    }

    private void AwaitDurable(long lsn) => AwaitDurable(_fixture, lsn);

    // The writer has its own thread; that it gets there is what is tested, so there is no other sign of it.
    private static void AwaitDurable(LogFixture fixture, long lsn) =>
        SpinWait.SpinUntil(() => fixture.Log.DurableLsn >= lsn, Patience).Should().BeTrue();

    private static bool Refuses(Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (DatabaseReadOnlyException)
        {
            return true;
        }
    }
}
