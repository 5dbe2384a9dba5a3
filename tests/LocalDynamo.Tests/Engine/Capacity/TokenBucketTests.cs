using CsCheck;
using LocalDynamo.Engine.Capacity;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests.Engine.Capacity;

public sealed class TokenBucketTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Bucket_WhenMade_HoldsFiveMinutes() => new TokenBucket(_clock, 7).Units.Should().Be(2100);

    [Fact]
    public void Bucket_InDebt_AdmitsNothingUntilItIsPaid()
    {
        var bucket = new TokenBucket(_clock, 2);
        bucket.Charge(601);
        bucket.HasAny.Should().BeFalse();
        _clock.Advance(TimeSpan.FromSeconds(0.5));
        bucket.Units.Should().Be(0);
        bucket.HasAny.Should().BeFalse();
        _clock.Advance(TimeSpan.FromTicks(1));
        bucket.HasAny.Should().BeTrue();
    }

    [Fact]
    public void Bucket_LeftAlone_FillsToFiveMinutesAndNoFurther()
    {
        var bucket = new TokenBucket(_clock, 10);
        bucket.Charge(3000);
        _clock.Advance(TimeSpan.FromSeconds(299));
        bucket.Units.Should().Be(2990);
        _clock.Advance(TimeSpan.FromDays(400));
        bucket.Units.Should().Be(3000);
    }

    [Fact]
    public void Rate_WhenItChanges_AppliesFromThenOn()
    {
        var bucket = new TokenBucket(_clock, 1);
        bucket.Charge(300);
        _clock.Advance(TimeSpan.FromSeconds(10));
        bucket.SetRate(100);
        bucket.Units.Should().Be(10);
        _clock.Advance(TimeSpan.FromSeconds(1));
        bucket.Units.Should().Be(110);
        bucket.SetRate(1);
        bucket.Units.Should().Be(110);
        bucket.Charge(-500);
        bucket.SetRate(1);
        bucket.Units.Should().Be(300);
    }

    [Fact]
    public void Bucket_OfTheLargestRate_StaysExact()
    {
        var bucket = new TokenBucket(_clock, long.MaxValue);
        bucket.Charge(0.5);
        _clock.Advance(TimeSpan.FromDays(10_000));
        bucket.HasAny.Should().BeTrue();
    }

    [Fact]
    public void Bucket_HoweverOftenAsked_FillsByTheWholeTimeAlone() => Gen.Select(Gen.Long[1, 40_000], Gen.Long[1, 10_000_000].Array[1, 40])
        .Sample((rate, steps) =>
        {
            var clock = new FakeTimeProvider();
            var (asked, left) = (new TokenBucket(clock, rate), new TokenBucket(clock, rate));
            asked.Charge(300 * rate);
            left.Charge(300 * rate);
            foreach (var step in steps)
            {
                clock.Advance(TimeSpan.FromTicks(step));
                _ = asked.HasAny;
            }

            asked.Units.Should().Be(left.Units);
        });

    [Fact]
    public void Bucket_OverAnyTime_AdmitsTheBurstAndTheRateAndOneOverdraft() => Gen.Select(
        Gen.Long[1, 100], Gen.Select(Gen.Int[0, 60_000], Gen.Int[1, 4000]).Array[1, 300])
        .Sample((rate, requests) =>
        {
            var clock = new FakeTimeProvider();
            var bucket = new TokenBucket(clock, rate);
            var begin = clock.GetUtcNow();
            var (admitted, last) = (0.0, 0.0);
            foreach (var (pause, halfUnits) in requests)
            {
                clock.Advance(TimeSpan.FromMilliseconds(pause));
                if (!bucket.HasAny)
                    continue;
                last = halfUnits / 2.0;
                bucket.Charge(last);
                admitted += last;
            }

            var seconds = (clock.GetUtcNow() - begin).TotalSeconds;
            admitted.Should().BeLessThanOrEqualTo((rate * (TokenBucket.BurstSeconds + seconds)) + last);
        });

    [Fact]
    public async Task Threads_ChargingAtOnce_LoseNothing()
    {
        var bucket = new TokenBucket(_clock, 100);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 10_000; i++)
                bucket.Charge(0.5);
        })));
        bucket.Units.Should().Be(30_000 - 20_000);
    }
}
