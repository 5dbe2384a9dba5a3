using LocalDynamo.Operations;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests.Engine.TimeToLive;

/// <summary>Sweeps, and the filling of the order of expiry, beside writers.</summary>
public sealed class ExpirySweeperSoakTests : IDisposable
{
    private const int Writers = 3;
    private const int ItemsPerWriter = 20;
    private const int Rounds = 100;

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly AttributeValue Past = Start.ToUnixTimeSeconds() - 1;
    private static readonly AttributeValue Future = Start.ToUnixTimeSeconds() + 1_000_000;

    private readonly DynamoDatabase _database = DynamoDatabase.InMemory(new()
    {
        TimeProvider = new FakeTimeProvider(Start),
        TimeToLive = new() { SweepInterval = Timeout.InfiniteTimeSpan },
    });

    private readonly Table _table;

    public ExpirySweeperSoakTests() => _table = _database.CreateTable("Sessions", "id", ("part", ScalarAttributeType.N));

    public void Dispose() => _database.Dispose();

    /// <summary>
    /// Each writer lets its items expire and then tries to rescue them. What it has rescued stays, what it came too late for is gone, and
    /// the sweeps have deleted exactly so many.
    /// </summary>
    [Fact]
    public async Task Sweep_BesideWriters_DeletesWhatNobodyRescues()
    {
        _table.EnableTimeToLive("expires");
        var swept = 0L;
        using var stop = new CancellationTokenSource();
        Task[] sweepers = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
                Interlocked.Add(ref swept, _database.SweepExpired());
        }))];

        var lost = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => LetExpireAndRescue(writer))));
        await stop.CancelAsync();
        await Task.WhenAll(sweepers);

        swept.Should().Be(lost.Sum());
        lost.Sum().Should().BeGreaterThan(0, "otherwise nothing was swept");
        _table.Scan().Should().NotContain(item => item["expires"] != Future);
        ExpiryOrderChecker.Check(_database.Engine.Catalog.Get("Sessions"));
    }

    [Fact]
    public async Task Enabling_BesideWriters_MissesNothing()
    {
        using var enough = new SemaphoreSlim(0);
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(() =>
        {
            var random = new Random(writer);
            for (var round = 0; round < 50 * Rounds; round++)
            {
                if (round == Rounds)
                    _ = enough.Release();
                var (id, part) = ($"{random.Next(10)}", random.Next(100));
                switch (random.Next(5))
                {
                    case 0:
                        _table.Delete(new Key(id, part));
                        break;
                    case 1:
                        _table.Put(new Item { ["id"] = id, ["part"] = part, ["expires"] = "never" });
                        break;
                    default:
                        _table.Put(new Item { ["id"] = id, ["part"] = part, ["expires"] = random.Next(50) });
                        break;
                }
            }
        })).ToArray();

        for (var i = 0; i < Writers; i++)
            await enough.WaitAsync();
        _table.EnableTimeToLive("expires");
        await Task.WhenAll(writers);
        ExpiryOrderChecker.Check(_database.Engine.Catalog.Get("Sessions"));
    }

    /// <returns>How many items were gone before they could be rescued.</returns>
    private long LetExpireAndRescue(int writer)
    {
        var lost = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            for (var part = 0; part < ItemsPerWriter; part++)
                _table.Put(new Item { ["id"] = $"{writer}", ["part"] = part, ["expires"] = Past });
            for (var part = 0; part < ItemsPerWriter; part++)
            {
                try
                {
                    _table.Update(new Key($"{writer}", part), "SET expires = :future", new() { [":future"] = Future }, condition: "attribute_exists(id)");
                    _table.Get($"{writer}", part).Should().NotBeNull("it was rescued");
                }
                catch (ConditionalCheckFailedException)
                {
                    lost++;
                }
            }
        }

        return lost;
    }
}
