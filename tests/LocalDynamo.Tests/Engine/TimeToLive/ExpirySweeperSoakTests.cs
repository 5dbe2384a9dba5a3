using LocalDynamo.Tests.Storage;
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
    public void Sweep_BesideWriters_DeletesWhatNobodyRescues()
    {
        _table.EnableTimeToLive("expires");
        var (swept, lost, writing) = (0L, 0L, Writers);
        Soak.Run(Writers + 2, thread =>
        {
            if (thread < Writers)
            {
                try
                {
                    _ = Interlocked.Add(ref lost, LetExpireAndRescue(thread, ref swept));
                }
                finally
                {
                    _ = Interlocked.Decrement(ref writing);
                }
            }

            while (thread >= Writers && Volatile.Read(ref writing) > 0)
                _ = Interlocked.Add(ref swept, _database.SweepExpired());
        });

        swept.Should().Be(lost).And.BeGreaterThan(0);
        _table.Scan().Should().NotContain(item => item["expires"] != Future);
        ExpiryOrderChecker.Check(_database.Engine.Catalog.Get("Sessions"));
    }

    [Fact]
    public void Enabling_BesideWriters_MissesNothing()
    {
        using var enough = new CountdownEvent(Writers);
        Soak.Run(Writers + 1, thread =>
        {
            if (thread == Writers)
            {
                enough.Wait();
                _table.EnableTimeToLive("expires");
                return;
            }

            var random = new Random(thread);
            for (var round = 0; round < 50 * Rounds; round++)
            {
                if (round == Rounds)
                    _ = enough.Signal();
                WriteAny(random);
            }
        });
        ExpiryOrderChecker.Check(_database.Engine.Catalog.Get("Sessions"));
    }

    private void WriteAny(Random random)
    {
        var key = new Item { ["id"] = $"{random.Next(10)}", ["part"] = random.Next(100) };
        switch (random.Next(5))
        {
            case 0:
                _table.Delete(new Key(key["id"], key["part"]));
                break;
            case 1:
                _table.Put(key.With("expires", "never"));
                break;
            default:
                _table.Put(key.With("expires", random.Next(50)));
                break;
        }
    }

    /// <returns>How many items were gone before they could be rescued.</returns>
    private long LetExpireAndRescue(int writer, ref long swept)
    {
        var lost = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            for (var part = 0; part < ItemsPerWriter; part++)
                _table.Put(new Item { ["id"] = $"{writer}", ["part"] = part, ["expires"] = Past });

            // Should the sweepers get no turn, they have one now and then all the same.
            if (round % 10 == 0)
                _ = Interlocked.Add(ref swept, _database.SweepExpired());
            for (var part = 0; part < ItemsPerWriter; part++)
            {
                try
                {
                    _table.Update(new Key($"{writer}", part), "SET expires = :future", new() { [":future"] = Future }, condition: "attribute_exists(id)");
                    _table.Get($"{writer}", part).Should().NotBeNull("it was rescued");
                }
                catch (ConditionalCheckFailedException)
                {
                    _table.Get($"{writer}", part).Should().BeNull("a refused write has seen the sweep, so a read after it does");
                    lost++;
                }
            }
        }

        return lost;
    }
}
