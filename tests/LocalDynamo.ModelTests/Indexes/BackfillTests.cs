using LocalDynamo.Engine.Tables;
using Microsoft.Extensions.Time.Testing;
using Xunit.Abstractions;

namespace LocalDynamo.ModelTests.Indexes;

/// <summary>
/// Indexes, and the order in which items expire, made and dropped again and again on a table that two threads write to all the while.
/// LOCALDYNAMO_OPERATIONS says how many indexes (one for each 40,000), LOCALDYNAMO_SEED what they and the writes are made from.
/// </summary>
public sealed class BackfillTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly ITestOutputHelper _output;
    private readonly DynamoDatabase _database;
    private readonly Table _items;
    private readonly TableState _table;
    private readonly Random _random = new(TestSettings.Seed);

    public BackfillTests(ITestOutputHelper output)
    {
        output.WriteLine($"LOCALDYNAMO_SEED={TestSettings.Seed}");
        _output = output;
        _database = DynamoDatabase.InMemory(new DynamoDatabaseOptions
        {
            TimeProvider = _time,
            TimeToLive = new TimeToLiveOptions { SweepInterval = Timeout.InfiniteTimeSpan },
        });
        _items = _database.CreateTable("Busy", "pk", ("sk", ScalarAttributeType.N));
        _table = _database.Engine.Catalog.Get("Busy");
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task IndexMadeWhileOthersWrite_LosesNoWriteAndKeepsNoStaleEntry()
    {
        await using var writers = new BusyWriters(_database, _items, keyCount: 2_000);
        var indexCount = Math.Max(2, TestSettings.OperationCount / 40_000);
        for (var number = 1; number <= indexCount && !writers.HasFailed; number++)
        {
            _ = await _items.AddIndexAsync(IndexSpecs.AnyGlobal($"index{number}", _random));
            EnableTimeToLive();
            Verify($"after index {number} was made");
            DisableTimeToLive();
            if (number > 2)
                _items.DropIndex($"index{number - 2}");
        }

        EnableTimeToLive();
        await writers.StopAsync();
        _output.WriteLine($"{indexCount} indexes beside {writers.WriteCount} writes");
        writers.WriteCount.Should().BeGreaterThan(indexCount, "otherwise little was written meanwhile");
        _table.Indexes.Length.Should().Be(3);
        foreach (var index in _table.Indexes.ToArray())
            IndexEntries.VerifyAtRest(_database, _table, index, "in the end");
        _items.Scan().ToHashSet().SetEquals(writers.Items).Should().BeTrue("no write is lost");
    }

    [Fact]
    public async Task IndexMadeOverFewBusyItems_AgainAndAgain_KeepsNoStaleEntry()
    {
        await using var writers = new BusyWriters(_database, _items, keyCount: 4);
        var live = new LiveIndexes(_database, _table);
        for (var count = TestSettings.OperationCount / 250; count > 0 && !writers.HasFailed; count--)
        {
            var index = live.Begin(IndexSpecs.Any("index", _table.Schema, _random));
            live.Fill(index);
            Verify($"{count} indexes before the end");
            live.Drop(index);
        }

        await writers.StopAsync();
    }

    private void EnableTimeToLive()
    {
        // It can't be switched twice within an hour.
        _time.Advance(TimeSpan.FromHours(1));
        _items.EnableTimeToLive(IndexSpecs.Expires);
    }

    private void DisableTimeToLive()
    {
        _time.Advance(TimeSpan.FromHours(1));
        _items.DisableTimeToLive();
    }

    private void Verify(string when)
    {
        using var snapshot = _database.Snapshot();
        foreach (var index in _table.Indexes.ToArray().Where(index => index.IsReadableAt(snapshot.CommitNumber)))
            IndexEntries.Verify(_table, index, snapshot.CommitNumber, when);
    }
}
