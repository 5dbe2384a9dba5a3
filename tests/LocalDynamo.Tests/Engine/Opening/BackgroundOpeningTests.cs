using LocalDynamo.Engine.Opening;
using LocalDynamo.Log.Checkpoints;
using LocalDynamo.Log.Encryption;
using LocalDynamo.Operations;
using LocalDynamo.Storage;
using Microsoft.Extensions.Logging;

namespace LocalDynamo.Tests.Engine.Opening;

/// <summary>A database that is still being loaded is, to all who look at it, the one that was loaded whole.</summary>
public sealed class BackgroundOpeningTests : IDisposable
{
    private const string Checkpoint = ".ckpt";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly FolderFixture _folder = new();
    private readonly ManualResetEventSlim _others = new(initialState: true);
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private int _reads;

    public BackgroundOpeningTests() => _folder.Disk.Before = (name, path) =>
    {
        if (name != "Read" || !path.EndsWith(Checkpoint, StringComparison.Ordinal))
            return;
        Interlocked.Increment(ref _reads);
        if (Environment.CurrentManagedThreadId != _thread)
            _others.Wait();
    };

    public void Dispose()
    {
        _others.Set();
        _folder.Dispose();
        _others.Dispose();
    }

    [Fact]
    public void Operation_BeforeAllIsLoaded_LoadsWhatItNeedsByItself()
    {
        FillSessions(20_000);

        // Those who load in the background begin at the least hashes, and get no further.
        var partitions = Partitions("Sessions");
        var numbers = Enumerable.Range(0, 30_000).Where(number => HashOf(partitions, KeyOf(number)) > ulong.MaxValue / 4).ToArray();
        var stored = numbers.Where(number => number < 20_000).ToArray();
        var missing = numbers[^1];
        _others.Reset();
        OpenAgain(OpeningMode.Background);
        _reads.Should().BeLessThan(10, "opening reads the ends of the checkpoint, and the tables");

        var sessions = _folder.Table("Sessions");
        foreach (var number in stored[..3])
        {
            var before = Volatile.Read(ref _reads);
            sessions.Get(KeyOf(number)).Should().Be(Session(number));
            (Volatile.Read(ref _reads) - before).Should().BeLessThan(20, "a key is in one of hundreds of blocks, with few around it");
        }

        sessions.Get(KeyOf(missing)).Should().BeNull();
        sessions.Put(Session(stored[4]).With("text", "new"))!.Should().Be(Session(stored[4]));
        sessions.Delete(KeyOf(stored[5])).Should().Be(Session(stored[5]));
        sessions.Invoking(table => table.Put(Session(stored[6]), "attribute_not_exists(id)")).Should().Throw<ConditionalCheckFailedException>();
        _folder.Database.TransactWriteItems(new()
        {
            TransactItems =
            [
                new() { Delete = new() { TableName = "Sessions", Key = new() { ["id"] = KeyOf(stored[7]) }, ConditionExpression = "attribute_exists(id)" } },
                new() { Put = new() { TableName = "Sessions", Item = Session(missing), ConditionExpression = "attribute_not_exists(id)" } },
            ],
        });

        _others.Set();
        sessions.Scan().Should().HaveCount(19_999).And.Contain(Session(stored[4]).With("text", "new")).And.Contain(Session(missing));
        sessions.Describe().ItemCount.Should().Be(19_999);
        Partitions("Sessions").CheckInvariants();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Database_OpenedInTheBackground_IsTheOneThatIsOpenedWhole(bool isEncrypted)
    {
        if (isEncrypted)
            _folder.Options = new() { EncryptionKey = new byte[DatabaseKey.Bytes] };
        FillSessions(3_000);
        var films = _folder.Database.CreateTable("Films", ("year", ScalarAttributeType.N), "title");
        for (var i = 0; i < 4_000; i++)
            films.Put(Film(i));
        var indexed = _folder.Database.CreateTable("Indexed", "id", null, SecondaryIndex.Global("ByKind", "kind"));
        for (var i = 0; i < 100; i++)
            indexed.Put(new Item { ["id"] = $"i{i}", ["kind"] = $"k{i % 3}" });
        _folder.Database.CreateTable("Gone", "id").Put(new Item { ["id"] = "x" });
        _folder.Database.Checkpoint();

        // Behind the checkpoint: here and there an item, and a table.
        for (var i = 0; i < 4_000; i += 37)
            films.Delete(new Key(Film(i)["year"], Film(i)["title"]));
        for (var i = 1; i < 4_000; i += 41)
            films.Put(Film(i).With("text", $"later {i}"));
        _folder.Database.DeleteTable("Gone");
        var states = new[] { OpeningMode.Complete, OpeningMode.Background, OpeningMode.Background, OpeningMode.Complete }.Select(mode =>
        {
            OpenAgain(mode);
            var state = Describe();
            foreach (var name in new[] { "Sessions", "Films", "Indexed" })
                Partitions(name).CheckInvariants();
            return state;
        }).ToArray();
        states[0].Should().Contain("Films: 3894");
        states[1..].Should().AllBeEquivalentTo(states[0]);
    }

    [Fact]
    public void SerializableTransaction_ThatScansBeforeAllIsLoaded_Commits()
    {
        FillSessions(3_000);
        OpenAgain(OpeningMode.Background);
        using var transaction = _folder.Database.BeginTransaction(TransactionIsolation.Serializable);
        var sessions = transaction.Table("Sessions");
        sessions.Scan().Take(10).Should().HaveCount(10);
        sessions.Put(Session(3_000));
        transaction.Commit();
        _folder.Table("Sessions").Get(KeyOf(3_000)).Should().Be(Session(3_000));
    }

    [Theory]
    [InlineData("UpdateTable")]
    [InlineData("DeleteTable")]
    [InlineData("UpdateTimeToLive")]
    [InlineData("TagResource")]
    [InlineData("UntagResource")]
    public async Task ChangeOfATable_ThatIsBeingLoaded_HoldsUpNoOtherTable(string operation)
    {
        FillSessions(20_000);
        var arn = _folder.Table("Sessions").Describe().TableArn!;
        _folder.Database.TagResource(new() { ResourceArn = arn, Tags = [new() { Key = "a", Value = "b" }] });
        _folder.Database.Checkpoint();
        _others.Reset();
        OpenAgain(OpeningMode.Background);
        var database = _folder.Database;
        var change = new Thread(() => Change(database, operation, arn));
        change.Start();

        // A thread waits on its way there too, for the compiler say: it has come to stay when it is seen waiting again and again.
        var seen = 0;
        SpinWait.SpinUntil(() => (seen = change.ThreadState.HasFlag(ThreadState.WaitSleepJoin) ? seen + 1 : 0) == 200, Patience)
            .Should().BeTrue("the disk does not answer");

        var other = Task.Factory.StartNew(() => database.CreateTable("Other", "id"), TaskCreationOptions.LongRunning);
        try
        {
            await other.WaitAsync(Patience);
        }
        finally
        {
            _others.Set();
            change.Join();
        }
    }

    [Fact]
    public void DamagedPart_FailsWhatNeedsIt_AndNothingElse()
    {
        FillSessions(20_000);
        _folder.Dispose();
        var path = Path.Combine(FolderFixture.Folder, _folder.Disk.Names.Single(name => name.EndsWith(Checkpoint, StringComparison.Ordinal)));
        long offset;
        using (var reader = new CheckpointReader(_folder.Disk, path))
            offset = reader.Blocks[reader.Blocks.Length / 2].Offset;
        var bytes = _folder.Disk[path];
        bytes[offset + 1_000] ^= 1;
        _folder.Disk[path] = bytes;

        this.Invoking(test => test.OpenAgain(OpeningMode.Complete)).Should().Throw<CorruptDatabaseException>().Which.Offset.Should().Be(offset);
        var log = new Errors();
        _folder.Options = _folder.Options with { LoggerFactory = log };
        OpenAgain(OpeningMode.Background);
        var sessions = _folder.Table("Sessions");
        var (damaged, whole) = (0, 0);
        for (var i = 0; i < 20_000; i++)
        {
            try
            {
                if (sessions.Get(KeyOf(i)) != Session(i))
                    throw new InvalidOperationException($"Item {i} is not as it was.");
                whole = i;
            }
            catch (CorruptDatabaseException error)
            {
                (error.FilePath, error.Offset).Should().Be((path, offset));
                sessions.Invoking(table => table.Put(Session(i))).Should().Throw<CorruptDatabaseException>("a write needs to know what it replaces");
                damaged++;
            }
        }

        damaged.Should().BeInRange(1, 5_000);
        _folder.Database.Invoking(_ => sessions.Scan().Count()).Should().Throw<CorruptDatabaseException>();
        _folder.Database.Invoking(_ => sessions.Describe()).Should().Throw<CorruptDatabaseException>();
        sessions.Put(Session(whole).With("text", "new"));
        _folder.Database.Invoking(database => database.Checkpoint()).Should().Throw<CorruptDatabaseException>();
        _folder.Dispose();
        log.Texts.Should().Contain(text => text.Contains("A part of table Sessions could not be loaded", StringComparison.Ordinal));
    }

    [Fact]
    public void Dispose_WhileLoading_EndsIt()
    {
        FillSessions(5_000);
        for (var i = 0; i < 10; i++)
        {
            OpenAgain(OpeningMode.Background);
            _folder.Dispose();
        }

        OpenAgain(OpeningMode.Complete);
        _folder.Table("Sessions").Describe().ItemCount.Should().Be(5_000);
    }

    [Fact]
    public void PartitionFiller_GivenAnItemOutOfItsPlace_RefusesIt()
    {
        FillSessions(2);
        var table = _folder.Database.Engine.Catalog.Get("Sessions");
        var (one, other) = (Session(0), Session(1));
        if (HashOf(one) > HashOf(other))
            (one, other) = (other, one);

        Filling(filler => filler.Add(one, HashOf(one) + 1, ulong.MaxValue)).Should().Throw<InvalidDataException>("the block begins behind it");
        Filling(filler => filler.Add(one, 0, HashOf(one) - 1)).Should().Throw<InvalidDataException>("the next block begins before it");
        Filling(filler =>
        {
            filler.Add(other, 0, ulong.MaxValue);
            filler.Add(one, 0, ulong.MaxValue);
        }).Should().Throw<InvalidDataException>("hashes ascend");
        Filling(filler =>
        {
            filler.Add(one, 0, ulong.MaxValue);
            filler.Finish();
        }).Should().Throw<InvalidDataException>("it is there already");

        Action Filling(Action<PartitionFiller> fill) => () => fill(new PartitionFiller(table, HashRange.All));

        ulong HashOf(Item item) => table.Partitions.HashOf(item.KeyBytes(table.Schema.PartitionKey));
    }

    private static void Change(DynamoDatabase database, string operation, string arn)
    {
        switch (operation)
        {
            case "UpdateTable":
                database.UpdateTable(new() { TableName = "Sessions", DeletionProtectionEnabled = true });
                break;
            case "DeleteTable":
                database.DeleteTable("Sessions");
                break;
            case "UpdateTimeToLive":
                database.UpdateTimeToLive(new()
                {
                    TableName = "Sessions",
                    TimeToLiveSpecification = new() { Enabled = true, AttributeName = "until" },
                });
                break;
            case "TagResource":
                database.TagResource(new() { ResourceArn = arn, Tags = [new() { Key = "c", Value = "d" }] });
                break;
            case "UntagResource":
                database.UntagResource(new() { ResourceArn = arn, TagKeys = ["a"] });
                break;
            default:
                throw new ArgumentException(operation);
        }
    }

    private static ulong HashOf(PartitionMap partitions, string key) => partitions.HashOf(System.Text.Encoding.UTF8.GetBytes(key));

    private static string KeyOf(int number) => $"session-{number}";

    private static Item Session(int number) => new() { ["id"] = KeyOf(number), ["text"] = new string((char)('a' + (number % 26)), 280) };

    // One year has a partition of many blocks.
    private static Item Film(int number) =>
        new() { ["year"] = number % 2 == 0 ? 1999 : 2000 + (number % 50), ["title"] = $"film {number:d5}", ["text"] = new string('f', 200) };

    private void FillSessions(int count)
    {
        var table = _folder.Database.CreateTable("Sessions", "id");
        table.PutMany(Enumerable.Range(0, count).Select(Session));
        _folder.Database.Checkpoint();
    }

    private void OpenAgain(OpeningMode mode)
    {
        _folder.Dispose();
        _reads = 0;
        _folder.Options = _folder.Options with { Opening = mode };
        _ = _folder.Database;
    }

    private PartitionMap Partitions(string table) => _folder.Database.Engine.Catalog.Get(table).Partitions;

    private string[] Describe() =>
    [
        .. _folder.Database.ListTables(new()).TableNames!.Select(name => $"{name}: {_folder.Table(name).Describe().ItemCount}"),
        .. _folder.Table("Films").Query(1999).Descending().Select(item => item.ToJson()),
        .. _folder.Table("Films").Scan().PageSize(100).Select(item => item.ToJson()),
        .. Enumerable.Range(0, 5).SelectMany(segment => _folder.Table("Sessions").Scan().Segment(segment, 5)).Select(item => item.ToJson()),
        .. _folder.Table("Indexed").Index("ByKind").Query("k1").Select(item => item.ToJson()),
    ];

    private sealed class Errors : ILoggerFactory, ILogger
    {
        public List<string> Texts { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Texts)
                Texts.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
