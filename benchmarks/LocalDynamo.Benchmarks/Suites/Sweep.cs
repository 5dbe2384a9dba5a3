using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>
/// A sweep that deletes 10,000 expired sessions: of a small table, where they are half of all, and of a large one, where they are one in
/// a hundred. It should cost what it deletes, not what the table holds.
/// </summary>
[MemoryDiagnoser]
public class Sweep
{
    public const int Expired = 10_000;

    private readonly StandingClock _clock = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private DynamoDatabase _database = null!;
    private Table _table = null!;
    private Item[] _expiring = null!;

    [ParamsSource(nameof(Counts))]
    public int Count { get; set; }

    public IEnumerable<int> Counts => Scale.IsDry ? [2 * Expired] : [2 * Expired, 100 * Expired];

    [GlobalSetup]
    public void SetUp()
    {
        _database = DynamoDatabase.InMemory(new()
        {
            TimeProvider = _clock,
            TimeToLive = new() { SweepInterval = Timeout.InfiniteTimeSpan },
        });
        _table = _database.CreateTable("Sessions", "Id");
        var never = _clock.GetUtcNow().AddYears(1).ToUnixTimeSeconds();
        var (expiring, every) = (new List<Item>(), Count / Expired);
        foreach (var index in Orders.ShuffledIndexes(Count))
        {
            var isExpiring = index % every == 0;
            var expires = isExpiring ? _clock.GetUtcNow().AddHours(-1).ToUnixTimeSeconds() - (index % 1_000) : never + (index % 1_000);
            var item = new Item { ["Id"] = $"session#{index:D8}", ["User"] = Orders.CustomerOf(index), ["Expires"] = expires };
            if (isExpiring)
                expiring.Add(item);
            else
                _table.Put(item);
        }

        _expiring = [.. expiring];
        _table.EnableTimeToLive("Expires");
    }

    [IterationSetup]
    public void PutExpired()
    {
        foreach (var item in _expiring)
            _table.Put(item);
    }

    [GlobalCleanup]
    public void CleanUp() => _database.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Expired, Description = "the same, deleted by their keys")]
    public void DeleteByKey()
    {
        foreach (var item in _expiring)
            _table.Delete(item["Id"]);
    }

    [Benchmark(OperationsPerInvoke = Expired, Description = "SweepExpired")]
    public long SweepExpired() => _database.SweepExpired();

    /// <summary>A clock that stands still.</summary>
    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
