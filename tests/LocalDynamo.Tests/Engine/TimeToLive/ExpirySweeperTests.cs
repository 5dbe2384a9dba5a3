using LocalDynamo.Operations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests.Engine.TimeToLive;

/// <summary>What expires and what does not, by the service's rules, and what a sweep does to everything else.</summary>
public sealed class ExpirySweeperTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, 500, TimeSpan.Zero);
    private static readonly long Now = Start.ToUnixTimeSeconds();

    private readonly FakeTimeProvider _clock = new(Start);
    private readonly FolderFixture _folder = new();

    public ExpirySweeperTests() => Use(Timeout.InfiniteTimeSpan);

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, bool> Values => new()
    {
        { "now", false },
        { "now-1", true },
        { "now+1", false },
        { "now-0.5", true },
        { "now+0.4", false },
        { "milliseconds", false },
        { "five years", true },
        { "five years and a second", false },
        { "0", false },
        { "-5", false },
        { "1E125", false },
        { "-1E125", false },
        { "1E-130", false },
        { "text", false },
        { "set", false },
        { "null", false },
        { "list", false },
        { "none", false },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Sweep_DeletesByTheValue(string value, bool isDeleted)
    {
        var table = NewTable("id");
        table.Put(ItemOf(value));

        Sweep().Should().Be(isDeleted ? 1 : 0);
        (table.Get("a") is null).Should().Be(isDeleted);
        Sweep().Should().Be(0, "there is nothing left to do");
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Enabling_FindsTheItemsThatAreThere(string value, bool isDeleted)
    {
        var table = _folder.Database.CreateTable("Sessions", "id");
        table.Put(ItemOf(value));
        table.EnableTimeToLive("expires");

        Sweep().Should().Be(isDeleted ? 1 : 0);
    }

    [Fact]
    public void Sweep_LetsItemsBeReadUntilItRuns()
    {
        var table = NewTable("id");
        table.Put(Session("a", Now + 10));
        _clock.Advance(TimeSpan.FromSeconds(11));

        table.Get("a").Should().NotBeNull();
        table.Scan().Should().ContainSingle();
        Sweep().Should().Be(1);
        table.Get("a").Should().BeNull();
    }

    [Fact]
    public void Sweep_FollowsTheNewestValue()
    {
        var table = NewTable("id");
        foreach (var id in new[] { "rescued", "freed", "of another type", "shortened", "put anew", "deleted" })
            table.Put(Session(id, id == "shortened" ? Now + 99 : Now - 1));
        table.Update("rescued", "SET expires = :later", new() { [":later"] = Now + 99 });
        table.Update("freed", "REMOVE expires");
        table.Update("of another type", "SET expires = :text", new() { [":text"] = "soon" });
        table.Update("shortened", "SET expires = :past", new() { [":past"] = Now - 1 });
        table.Put(new Item { ["id"] = "put anew" });
        table.Delete("deleted");

        Sweep().Should().Be(1);
        table.Scan().Select(item => item.GetString("id")).Should().BeEquivalentTo("rescued", "freed", "of another type", "put anew");
        CheckOrder();
    }

    [Fact]
    public void Sweep_OfAKeyAttribute_Deletes()
    {
        var table = _folder.Database.CreateTable("Sessions", "id", ("expires", ScalarAttributeType.N));
        table.EnableTimeToLive("expires");
        table.Put(Session("a", Now - 1));
        table.Put(Session("a", Now + 1));

        Sweep().Should().Be(1);
        table.Scan().Should().Equal(Session("a", Now + 1));
    }

    [Fact]
    public void Sweep_TellsSortKeysWithZeroesApart()
    {
        var table = _folder.Database.CreateTable("Sessions", ("id", ScalarAttributeType.B), ("part", ScalarAttributeType.B));
        table.EnableTimeToLive("expires");
        byte[][] keys = [[0], [0, 0], [0, 1], [0, 255], [1], [255, 0]];
        foreach (var id in keys)
        {
            foreach (var part in keys)
                table.Put(new Item { ["id"] = id, ["part"] = part, ["expires"] = Now - 1 });
        }

        CheckOrder();
        Sweep().Should().Be(36);
        table.Scan().Should().BeEmpty();
    }

    [Fact]
    public void Sweep_OfManyTables_TakesEachByItsOwnAttribute()
    {
        var sessions = NewTable("id");
        var carts = _folder.Database.CreateTable("Carts", "id");
        carts.EnableTimeToLive("end");
        var users = _folder.Database.CreateTable("Users", "id");
        foreach (var table in new[] { sessions, carts, users })
        {
            table.Put(new Item { ["id"] = "a", ["expires"] = Now - 1 });
            table.Put(new Item { ["id"] = "b", ["end"] = Now - 1 });
        }

        Sweep().Should().Be(2);
        sessions.Get("a").Should().BeNull();
        carts.Get("b").Should().BeNull();
        users.Scan().Should().HaveCount(2);
    }

    [Fact]
    public void Sweep_OfMoreThanAStep_TakesAll()
    {
        var table = _folder.Database.CreateTable("Sessions", "id", "part");
        table.EnableTimeToLive("expires");
        for (var i = 0; i < 1_000; i++)
            table.Put(new Item { ["id"] = "one stripe", ["part"] = $"{i}", ["expires"] = Now - 1 - (i % 10) });

        Sweep().Should().Be(1_000);
        table.Scan().Should().BeEmpty();
        table.Describe().ItemCount.Should().Be(0);
        CheckOrder();
    }

    [Fact]
    public void Sweep_LeavesTheIndexesToo()
    {
        var table = _folder.Database.CreateTable(
            "Sessions", "id", "part", SecondaryIndex.Global("ByUser", "user").KeysOnly(), SecondaryIndex.Local("ByStart", "start"));
        table.EnableTimeToLive("expires");
        for (var i = 0; i < 10; i++)
            table.Put(new Item { ["id"] = "a", ["part"] = $"{i}", ["user"] = "ada", ["start"] = $"{i}", ["expires"] = Now + (i % 2 * 100) - 50 });
        using var snapshot = _folder.Database.Snapshot();

        Sweep().Should().Be(5);
        table.Index("ByUser").Query("ada").Should().HaveCount(5);
        table.Index("ByStart").Query("a").Should().HaveCount(5);
        snapshot.Table("Sessions").Index("ByUser").Query("ada").Should().HaveCount(10);
        table.Describe().GlobalSecondaryIndexes!.Should().ContainSingle().Which.ItemCount.Should().Be(5);
    }

    [Fact]
    public void Sweep_CostsNoCapacity()
    {
        _folder.Dispose();
        _folder.Options = _folder.Options with { EnforceProvisionedThroughput = true };
        _ = _folder.Database.CreateTable(new CreateTableRequest
        {
            TableName = "Sessions",
            KeySchema = [new("id", KeyType.HASH)],
            AttributeDefinitions = [new("id", ScalarAttributeType.S)],
            ProvisionedThroughput = new() { ReadCapacityUnits = 1, WriteCapacityUnits = 1 },
        });
        var table = _folder.Table("Sessions");
        table.EnableTimeToLive("expires");
        var count = 0;
        this.Invoking(_ =>
        {
            for (; count < 1_000; count++)
                table.Put(Session($"{count}", Now - 1));
        }).Should().Throw<ProvisionedThroughputExceededException>();

        Sweep().Should().Be(count).And.BeGreaterThan(0);
    }

    [Fact]
    public void Snapshot_StillSeesWhatIsSwept()
    {
        var table = NewTable("id");
        table.Put(Session("a", Now - 1));
        using var snapshot = _folder.Database.Snapshot();

        Sweep().Should().Be(1);
        table.Get("a").Should().BeNull();
        snapshot.Table("Sessions").Get("a").Should().Be(Session("a", Now - 1));
        Sweep().Should().Be(0);
    }

    [Fact]
    public void Reopening_KeepsWhatIsSweptAndTheOrder()
    {
        var table = NewTable("id");
        table.Put(Session("a", Now - 1));
        table.Put(Session("b", Now + 10));
        Sweep().Should().Be(1);

        _folder.CutPower();
        _folder.Table("Sessions").Scan().Should().Equal(Session("b", Now + 10));
        _folder.Table("Sessions").Put(Session("c", Now + 10));
        _clock.Advance(TimeSpan.FromSeconds(11));
        CheckOrder();
        Sweep().Should().Be(2);
    }

    [Fact]
    public void Disabling_LeavesWhatIsThere()
    {
        var table = NewTable("id");
        table.Put(Session("a", Now - 1));
        _clock.Advance(TimeSpan.FromMinutes(30));
        table.DisableTimeToLive();

        Sweep().Should().Be(0);
        table.Put(Session("b", Now - 1));
        _clock.Advance(TimeSpan.FromMinutes(30));
        table.EnableTimeToLive("expires");
        Sweep().Should().Be(2);
        this.Invoking(_ => table.EnableTimeToLive("expires")).Should().Throw<ValidationException>();
    }

    [Fact]
    public void Disabling_WhatIsNotEnabled_SaysSo() => _folder.Database.CreateTable("Sessions", "id")
        .Invoking(table => table.DisableTimeToLive()).Should().Throw<ValidationException>().WithMessage("TimeToLive is already disabled");

    [Fact]
    public void Timer_SweepsAtEachInterval()
    {
        Use(TimeSpan.FromMinutes(1));
        var table = NewTable("id");
        for (var i = 1; i <= 3; i++)
            table.Put(Session($"{i}", Now + (60 * i) - 1));

        for (var i = 3; i > 0; i--)
        {
            table.Scan().Should().HaveCount(i);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        table.Scan().Should().BeEmpty();
    }

    [Fact]
    public void Timer_RunsAgainAfterReopening()
    {
        Use(TimeSpan.FromMinutes(1));
        NewTable("id").Put(Session("a", Now - 1));
        _folder.Reopen();
        _clock.Advance(TimeSpan.FromMinutes(1));
        _folder.Table("Sessions").Scan().Should().BeEmpty();
    }

    [Fact]
    public void Timer_OutlivesAFailure()
    {
        var log = new ErrorCounter();
        Use(TimeSpan.FromMinutes(1), log);
        var table = NewTable("id");
        table.Put(Session("a", Now - 1));
        table.Put(Session("b", Now + 70));
        _folder.Disk.Before = (call, _) =>
        {
            if (call == "Write")
                throw new IOException("The disk is full.");
        };
        for (var sweeps = 1; sweeps <= 3; sweeps++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            log.Count.Should().Be(sweeps);
        }

        _folder.Database.Invoking(database => database.SweepExpired()).Should().Throw<DatabaseReadOnlyException>();
        _folder.Disk.Before = null;
        _folder.Reopen();
        _clock.Advance(TimeSpan.FromMinutes(1));
        _folder.Table("Sessions").Scan().Should().BeEmpty();
    }

    [Fact]
    public void Timer_EndsWithTheDatabase()
    {
        Use(TimeSpan.FromMinutes(1));
        NewTable("id").Put(Session("a", Now - 1));
        var database = _folder.Database;
        _folder.Dispose();

        this.Invoking(_ => _clock.Advance(TimeSpan.FromMinutes(5))).Should().NotThrow();
        database.Invoking(closed => closed.SweepExpired()).Should().Throw<ObjectDisposedException>();
        _folder.Table("Sessions").Scan().Should().ContainSingle();
    }

    [Fact]
    public void SweepInterval_HasToBePositiveOrInfinite()
    {
        foreach (var wrong in new[] { TimeSpan.Zero, TimeSpan.FromSeconds(-1), TimeSpan.FromDays(50) })
            this.Invoking(_ => new TimeToLiveOptions { SweepInterval = wrong }).Should().Throw<ArgumentOutOfRangeException>();
        new TimeToLiveOptions { SweepInterval = TimeSpan.FromDays(49) }.SweepInterval.Should().Be(TimeSpan.FromDays(49));
    }

    private void Use(TimeSpan sweepInterval, ILoggerFactory? log = null)
    {
        _folder.Dispose();
        _folder.Options = new() { TimeProvider = _clock, LoggerFactory = log, TimeToLive = new() { SweepInterval = sweepInterval } };
    }

    private Table NewTable(string partitionKey)
    {
        var table = _folder.Database.CreateTable("Sessions", partitionKey);
        table.EnableTimeToLive("expires");
        return table;
    }

    private long Sweep() => _folder.Database.SweepExpired();

    private static Item Session(string id, AttributeValue expires) => new() { ["id"] = id, ["expires"] = expires };

    private static Item ItemOf(string value) => value == "none" ? new Item { ["id"] = "a" } : Session("a", value switch
    {
        "now" => Now,
        "now-1" => Now - 1,
        "now+1" => Now + 1,
        "now-0.5" => Now - 0.5m,
        "now+0.4" => Now + 0.4m,
        "milliseconds" => Start.AddDays(-1).ToUnixTimeMilliseconds(),
        "five years" => Start.AddYears(-5).ToUnixTimeSeconds(),
        "five years and a second" => Start.AddYears(-5).ToUnixTimeSeconds() - 1,
        "text" => $"{Now - 1}",
        "set" => AttributeValue.NumberSet(Now - 1),
        "null" => AttributeValue.Null,
        "list" => AttributeValue.List(Now - 1),
        _ => DynamoNumber.Parse(value),
    });

    private void CheckOrder() => ExpiryOrderChecker.Check(_folder.Database.Engine.Catalog.Get("Sessions"));

    private sealed class ErrorCounter : ILoggerFactory, ILogger
    {
        public int Count { get; private set; }

        public ILogger CreateLogger(string categoryName) => categoryName.EndsWith("TimeToLive", StringComparison.Ordinal) ? this : NullLogger.Instance;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            logLevel.Should().Be(LogLevel.Error);
            exception.Should().BeOfType<DatabaseReadOnlyException>();
            Count++;
        }

        public void Dispose()
        {
        }
    }
}
