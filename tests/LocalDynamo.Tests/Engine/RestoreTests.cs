using System.Globalization;
using LocalDynamo.Operations;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests.Engine;

/// <summary>A database can be made again as it was at any time that is kept.</summary>
public sealed class RestoreTests : IDisposable
{
    private const string Target = "/restored";

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Start);
    private readonly FolderFixture _folder = new();
    private readonly SortedDictionary<DateTimeOffset, string> _history = [];

    public RestoreTests() => Keep(TimeSpan.FromDays(1));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void EveryTime_WithinTheRetention_IsAsItWas_OpenOrClosed(int seed)
    {
        Live(new Random(seed), steps: 60);
        string? before = null;
        foreach (var (time, content) in _history)
        {
            if (before is not null)
                Restore(open: true, time - TimeSpan.FromMilliseconds(1)).Should().Be(before, $"just before {time:T}");
            before = content;
            Restore(open: true, time).Should().Be(content, $"at {time:T}");
            Restore(open: true, time + TimeSpan.FromSeconds(29)).Should().Be(content, $"after {time:T}");
        }

        _folder.Dispose();
        foreach (var (time, content) in _history)
            Restore(open: false, time).Should().Be(content, $"at {time:T}");
    }

    [Fact]
    public void WithoutCheckpoints_TheLogAloneIsEnough()
    {
        Live(new Random(3), steps: 20, checkpoints: false);
        foreach (var (time, content) in _history)
            Restore(open: true, time).Should().Be(content, $"at {time:T}");
    }

    [Fact]
    public void Retention_KeepsWhatItTakes_AndNoMore()
    {
        var retention = TimeSpan.FromMinutes(10);
        Keep(retention);
        var fileCount = 0;
        for (var round = 0; round < 4; round++)
        {
            Live(new Random(round), steps: 40);
            _folder.Database.Compact();
            fileCount = Math.Max(fileCount, _folder.Disk.List(FolderFixture.Folder).Count);
            var horizon = _clock.GetUtcNow() - retention;
            foreach (var (time, content) in _history.Where(state => state.Key >= horizon))
                Restore(open: true, time).Should().Be(content, $"at {time:T}");
            _folder.Reopen();
        }

        fileCount.Should().BeLessThan(40, "160 steps were made");
        Verify().IsWhole.Should().BeTrue();
        var tooEarly = () => Restore(open: true, _history.Keys.First());
        tooEarly.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*does not reach back*the earliest is 2026-03-01T01:*");

        Keep(TimeSpan.Zero);
        _folder.Database.Compact();
        _folder.Disk.List(FolderFixture.Folder).Should().HaveCount(2);
    }

    [Fact]
    public void WithoutRetention_TimesSinceTheLastCheckpointCanBeRestored()
    {
        Keep(TimeSpan.Zero);
        Live(new Random(4), steps: 5);
        _folder.Database.Checkpoint();
        var checkpointed = _clock.GetUtcNow();
        _clock.Advance(TimeSpan.FromSeconds(30));
        Live(new Random(5), steps: 5, checkpoints: false);
        foreach (var (time, content) in _history.Where(state => state.Key > checkpointed))
            Restore(open: true, time).Should().Be(content);
        var before = () => Restore(open: true, Start);
        before.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*the earliest is*");
    }

    [Fact]
    public void FutureAndTimesBeforeTheFirstCommit_AreRefused()
    {
        Live(new Random(6), steps: 3);
        var future = () => Restore(open: true, _clock.GetUtcNow() + TimeSpan.FromSeconds(1));
        future.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*in the future*");
        var before = () => Restore(open: true, Start - TimeSpan.FromMilliseconds(1));
        before.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*the earliest is 2026-03-01T00:00:00*");
        _folder.Disk.List(Target).Should().BeEmpty();
    }

    // The order of commits counts, and in it the last one that is not later than the time.
    [Fact]
    public void ClockSetBack_TheLastCommitThatIsNotLaterDecides()
    {
        var users = _folder.Database.CreateTable("Users", "id");
        Put("early", Start);
        Put("late", Start + TimeSpan.FromHours(2));
        Put("back", Start + TimeSpan.FromHours(1));
        _clock.AdjustTime(Start + TimeSpan.FromHours(3));
        Restore(open: true, Start + TimeSpan.FromMinutes(30)).Should().Contain("early").And.NotContain("late").And.NotContain("back");
        Restore(open: true, Start + TimeSpan.FromHours(1)).Should().Contain("early").And.Contain("late").And.Contain("back");
        Restore(open: true, Start + TimeSpan.FromHours(3)).Should().Contain("back");

        void Put(string id, DateTimeOffset time)
        {
            _clock.AdjustTime(time);
            users.Put(new Item { ["id"] = id });
        }
    }

    [Fact]
    public void SourceThatIsMissingOrInUse_AndTargetThatIsNotEmpty_AreRefused()
    {
        var missing = () => Restore(open: false, Start);
        missing.Should().Throw<FileNotFoundException>().WithMessage("*has no database in it*");
        _folder.Disk.List(FolderFixture.Folder).Should().BeEmpty();
        Live(new Random(7), steps: 3);
        var inUse = () => Restore(open: false, Start);
        inUse.Should().Throw<IOException>().WithMessage("*in use*");
        _folder.Disk[$"{Target}/mine"] = [1];
        var notEmpty = () => _folder.Database.RestoreTo(_folder.Disk, Target, Start);
        notEmpty.Should().Throw<IOException>().WithMessage("*has files in it already*");
        using var memory = DynamoDatabase.InMemory();
        memory.Invoking(database => database.RestoreTo(_folder.Disk, Target, Start)).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void Source_IsNotChanged()
    {
        Live(new Random(8), steps: 30);
        _folder.Dispose();
        var before = Files();
        Restore(open: false, _history.Keys.ElementAt(10));
        Files().Should().BeEquivalentTo(before);
    }

    [Fact]
    public void RestoredDatabase_GoesItsOwnWay()
    {
        Live(new Random(9), steps: 30);
        var time = _history.Keys.ElementAt(10);
        _folder.Database.RestoreTo(_folder.Disk, Target, time);
        using (var restored = DynamoDatabase.Open(_folder.Disk, Target, _folder.Options))
        {
            restored.Table("Users").Index("ByName").Scan().Should().HaveSameCount(restored.Table("Users").Scan());
            restored.Table("Users").Put(new Item { ["id"] = "new", ["name"] = "n" });
            restored.Compact();
        }

        using var again = DynamoDatabase.Open(_folder.Disk, Target, _folder.Options);
        again.Table("Users").Get("new").Should().NotBeNull();
    }

    [Fact]
    public void Restore_BesideWriters_IsAPrefixOfTheirCommits()
    {
        var users = _folder.Database.CreateTable("Users", "id");
        var written = 0;
        var writing = Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < 3_000; i++)
                {
                    users.Put(new Item { ["id"] = i.ToString(CultureInfo.InvariantCulture) });
                    Volatile.Write(ref written, i + 1);
                }
            },
            TaskCreationOptions.LongRunning);
        var rounds = 0;
        while (!writing.IsCompleted || rounds == 0)
        {
            rounds++;
            var least = Volatile.Read(ref written);
            _folder.Database.RestoreTo(_folder.Disk, Target, _clock.GetUtcNow());
            using (var restored = DynamoDatabase.Open(_folder.Disk, Target, _folder.Options))
            {
                var ids = restored.Table("Users").Scan().Select(user => int.Parse(user.GetString("id"), CultureInfo.InvariantCulture)).Order().ToArray();
                ids.Should().Equal(Enumerable.Range(0, ids.Length));
                ids.Length.Should().BeGreaterThanOrEqualTo(least);
            }

            Clear();
        }

        writing.IsCompletedSuccessfully.Should().BeTrue();
    }

    // Each step is a commit or several, at a time of its own, after which the database's content is remembered.
    private void Live(Random random, int steps, bool checkpoints = true)
    {
        for (var step = 0; step < steps; step++)
        {
            if (!_folder.Database.TableNames.Contains("Users"))
                _folder.Database.CreateTable("Users", "id", null, SecondaryIndex.Global("ByName", "name"));
            Step(random);
            _history[_clock.GetUtcNow()] = Content(_folder.Database);
            if (checkpoints && random.Next(5) == 0)
                _folder.Database.Checkpoint();
            if (random.Next(10) == 0)
                _folder.Reopen();
            _clock.Advance(TimeSpan.FromSeconds(30));
        }
    }

    private void Step(Random random)
    {
        var users = _folder.Table("Users");
        switch (random.Next(5))
        {
            case 0:
                users.Delete($"{random.Next(20)}");
                break;
            case 1 when _folder.Database.TableNames.Contains("Notes"):
                _folder.Database.DeleteTable("Notes");
                break;
            case 1:
                _folder.Database.CreateTable("Notes", "id").Put(User(random));
                break;
            case 2:
                _folder.Database.TransactWriteItems(new TransactWriteItemsRequest
                {
                    TransactItems =
                    [
                        new() { Put = new() { TableName = "Users", Item = User(random).With("id", "a") } },
                        new() { Put = new() { TableName = "Users", Item = User(random).With("id", "b") } },
                    ],
                });
                break;
            default:
                for (var i = 0; i < 3; i++)
                    users.Put(User(random));
                break;
        }
    }

    private static Item User(Random random) => new() { ["id"] = $"{random.Next(20)}", ["name"] = $"name {random.Next()}" };

    private string Restore(bool open, DateTimeOffset time)
    {
        Clear();
        if (open)
            _folder.Database.RestoreTo(_folder.Disk, Target, time);
        else
            DynamoDatabase.RestoreTo(_folder.Disk, FolderFixture.Folder, Target, time, _folder.Options);
        using var restored = DynamoDatabase.Open(_folder.Disk, Target, _folder.Options);
        return Content(restored);
    }

    private void Clear()
    {
        foreach (var name in _folder.Disk.List(Target))
            _folder.Disk.Remove($"{Target}/{name}");
    }

    private static string Content(DynamoDatabase database) => string.Join('\n', database.TableNames.Select(
        name => $"{name}: {string.Join(' ', database.Table(name).Scan().Select(item => item.ToString()).Order(StringComparer.Ordinal))}"));

    private void Keep(TimeSpan retention)
    {
        _folder.Options = new DynamoDatabaseOptions { TimeProvider = _clock, Retention = retention };
        _folder.Dispose();
    }

    private VerificationReport Verify()
    {
        _folder.Dispose();
        return DynamoDatabase.Verify(_folder.Disk, FolderFixture.Folder, new DynamoDatabaseOptions());
    }

    private Dictionary<string, byte[]> Files() => _folder.Disk.List(FolderFixture.Folder)
        .ToDictionary(name => name, name => _folder.Disk[$"{FolderFixture.Folder}/{name}"]);
}
