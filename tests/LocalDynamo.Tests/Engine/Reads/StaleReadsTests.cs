using LocalDynamo.Operations;
using LocalDynamo.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests.Engine.Reads;

/// <summary>A database whose eventually consistent reads lag.</summary>
public sealed class StaleReadsTests : IDisposable
{
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly DynamoDatabase _database;
    private readonly Table _users;

    public StaleReadsTests()
    {
        _database = DynamoDatabase.InMemory(Options);
        _users = _database.CreateTable("Users", "Team", "Id", SecondaryIndex.Global("ByMail", "Mail"), SecondaryIndex.Local("ByRank", "Rank"));
        _users.Put(User("old"));
        _time.Advance(Lag);
        _users.Put(User("new"));
    }

    private DynamoDatabaseOptions Options => new() { TimeProvider = _time, EventualConsistency = new EventualConsistency(Lag) };

    public void Dispose() => _database.Dispose();

    [Fact]
    public void EventualReads_SeeTheStateOfTheLagAgo()
    {
        foreach (var state in new[] { "old", "new" })
        {
            Get().Should().Be(User(state));
            BatchGet().Should().Be(User(state));
            Query(null).Should().Equal(User(state));
            Query("ByRank").Should().Equal(User(state));
            Scan(null).Should().Equal(User(state));
            Scan("ByRank").Should().Equal(User(state));
            ByMail(state).Should().ContainSingle();
            ByMail(state == "old" ? "new" : "old").Should().BeEmpty();
            _users.Index("ByMail").Scan().Should().Equal(User(state));
            _users.Index("ByMail").Query(state).Should().Equal(User(state));

            _time.Advance(Lag);
        }
    }

    [Fact]
    public void ConsistentReads_AndNativeReadsOfTheTable_AreCurrent()
    {
        Get(isConsistent: true).Should().Be(User("new"));
        BatchGet(isConsistent: true).Should().Be(User("new"));
        Query(null, isConsistent: true).Should().Equal(User("new"));
        Query("ByRank", isConsistent: true).Should().Equal(User("new"));
        Scan(null, isConsistent: true).Should().Equal(User("new"));
        _users.Get("a", "1").Should().Be(User("new"));
        _users.Scan().Should().Equal(User("new"));
        _users.Query("a").Should().Equal(User("new"));
        _users.Index("ByRank").Query("a").Should().Equal(User("new"));
        TransactGet().Should().Be(User("new"));
        using var snapshot = _database.Snapshot();
        snapshot.Table("Users").Index("ByMail").Scan().Should().Equal(User("new"));
    }

    [Fact]
    public void EventualReads_RepeatUntilTheClockMoves()
    {
        for (var i = 0; i < 10; i++)
        {
            _users.Put(User($"{i}"));
            Get().Should().Be(User("old"));
        }

        _time.Advance(Lag - TimeSpan.FromTicks(1));
        Get().Should().Be(User("old"));
        _time.Advance(TimeSpan.FromTicks(1));
        Get().Should().Be(User("9"));
    }

    [Fact]
    public void DeletedItem_IsSeenForTheLag()
    {
        _time.Advance(Lag);
        _users.Delete(new Key("a", "1"));
        Get().Should().Be(User("new"));
        ByMail("new").Should().ContainSingle();
        _time.Advance(Lag);
        Get().Should().BeNull();
        ByMail("new").Should().BeEmpty();
    }

    [Fact]
    public void PagesOfAQuery_MayBeOfDifferentMoments()
    {
        for (var id = 2; id < 5; id++)
            _users.Put(User("old", $"{id}"));
        _time.Advance(Lag);
        for (var id = 1; id < 5; id++)
            _users.Put(User("new", $"{id}"));

        var first = Page(null);
        _time.Advance(Lag);
        var second = Page(first.LastEvaluatedKey);
        first.Items!.Concat(second.Items!).Select(user => user.GetString("Mail")).Should().Equal("new", "old", "new", "new");

        QueryResponse Page(Item? startKey) => _database.Query(new QueryRequest
        {
            TableName = "Users",
            KeyConditionExpression = "Team = :t",
            ExpressionAttributeValues = new() { [":t"] = "a" },
            Limit = 2,
            ExclusiveStartKey = startKey,
        });
    }

    [Fact]
    public void NewTable_ExistsAtOnceAndFillsWithTheLag()
    {
        var table = _database.CreateTable("New", "Id");
        table.Put(new Item { ["Id"] = "a" });
        Count().Should().Be(0);
        _time.Advance(Lag);
        Count().Should().Be(1);

        _database.DeleteTable("New");
        _database.Invoking(_ => Count()).Should().Throw<ResourceNotFoundException>();

        int? Count() => _database.Scan(new ScanRequest { TableName = "New" }).Count;
    }

    [Fact]
    public async Task NewIndex_ShowsWhatItWasFilledWith()
    {
        var index = await _users.AddIndexAsync(SecondaryIndex.Global("ByName", "Mail"));
        index.Query("new").Should().ContainSingle("the state of the lag ago is older than the index");
        _users.Put(User("newer"));
        index.Query("new").Should().ContainSingle();
        index.Query("newer").Should().BeEmpty();
        _time.Advance(Lag);
        index.Query("newer").Should().ContainSingle();
    }

    [Fact]
    public void ReopenedFolder_CountsAsOldAndLagsFromThere()
    {
        using var folder = new FolderFixture { Options = Options };
        folder.Database.CreateTable("Users", "Team", "Id", SecondaryIndex.Global("ByMail", "Mail"));
        folder.Table("Users").Put(User("old"));
        folder.Reopen();
        var index = folder.Table("Users").Index("ByMail");
        index.Scan().Should().Equal(User("old"));

        folder.Table("Users").Put(User("new"));
        index.Scan().Should().Equal(User("old"));
        _time.Advance(Lag);
        index.Scan().Should().Equal(User("new"));
    }

    [Fact]
    public void WithoutTheOption_EveryReadIsCurrent()
    {
        using var database = DynamoDatabase.InMemory(new DynamoDatabaseOptions { TimeProvider = _time });
        var users = database.CreateTable("Users", "Team", "Id", SecondaryIndex.Global("ByMail", "Mail"));
        users.Put(User("old"));
        users.Put(User("new"));
        users.Index("ByMail").Scan().Should().Equal(User("new"));
        database.GetItem(new GetItemRequest { TableName = "Users", Key = new Item { ["Team"] = "a", ["Id"] = "1" } }).Item.Should().Be(User("new"));
    }

    [Fact]
    public void Lag_OfZero_IsCurrent()
    {
        using var database = DynamoDatabase.InMemory(
            new DynamoDatabaseOptions { TimeProvider = _time, EventualConsistency = new EventualConsistency(TimeSpan.Zero) });
        var users = database.CreateTable("Users", "Team", "Id", SecondaryIndex.Global("ByMail", "Mail"));
        for (var i = 0; i < 100; i++)
        {
            users.Put(User($"{i}"));
            users.Index("ByMail").Scan().Should().Equal(User($"{i}"));
        }

        FluentActions.Invoking(() => new EventualConsistency(TimeSpan.FromTicks(-1))).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void CommitOfSeveralItems_IsNeverHalfSeen()
    {
        // Two writers move money between the same accounts; the sum is the same in every state.
        var accounts = _database.CreateTable("Accounts", "Bank", "Id", SecondaryIndex.Global("ByBank", "Bank2", ("Sum", ScalarAttributeType.N)));
        for (var id = 0; id < 4; id++)
            accounts.Put(new Item { ["Bank"] = $"b{id}", ["Id"] = "x", ["Bank2"] = "all", ["Sum"] = 100 });
        _time.Advance(Lag);

        var isDone = 0;
        Soak.Run(4, thread =>
        {
            if (thread < 2)
            {
                var random = new Random(thread);
                for (var i = 0; i < 3_000; i++)
                {
                    var (from, to) = (random.Next(4), random.Next(4));
                    if (from == to)
                        continue;
                    try
                    {
                        _database.TransactWriteItems(new TransactWriteItemsRequest { TransactItems = [Move(from, -1), Move(to, 1)] });
                    }
                    catch (TransactionCanceledException)
                    {
                        // The other writer was at the same account.
                    }

                    lock (_time)
                        _time.Advance(Lag / 20);
                }

                Interlocked.Increment(ref isDone);
                return;
            }

            while (Volatile.Read(ref isDone) < 2)
            {
                var entries = accounts.Index("ByBank").Query("all").ToList();
                var scanned = _database.Scan(new ScanRequest { TableName = "Accounts" }).Items!;
                if (entries.Count != 4 || entries.Sum(account => account.GetInt32("Sum")) != 400)
                    throw new InvalidOperationException($"{entries.Count} accounts in the index with {entries.Sum(account => account.GetInt32("Sum"))}");
                if (scanned.Count != 4 || scanned.Sum(account => account.GetInt32("Sum")) != 400)
                    throw new InvalidOperationException($"{scanned.Count} accounts with {scanned.Sum(account => account.GetInt32("Sum"))}");
            }
        });

        static TransactWriteItem Move(int account, int amount) => new()
        {
            Update = new Update
            {
                TableName = "Accounts",
                Key = new Item { ["Bank"] = $"b{account}", ["Id"] = "x" },
                UpdateExpression = "ADD #s :n",
                ExpressionAttributeNames = new() { ["#s"] = "Sum" },
                ExpressionAttributeValues = new() { [":n"] = amount },
            },
        };
    }

    private static Item User(string mail, string id = "1") => new() { ["Team"] = "a", ["Id"] = id, ["Mail"] = mail, ["Rank"] = "first" };

    private Item? Get(bool? isConsistent = null) => _database.GetItem(
        new GetItemRequest { TableName = "Users", Key = new Item { ["Team"] = "a", ["Id"] = "1" }, ConsistentRead = isConsistent }).Item;

    private Item? BatchGet(bool? isConsistent = null)
    {
        var keys = new KeysAndAttributes { Keys = [new Item { ["Team"] = "a", ["Id"] = "1" }], ConsistentRead = isConsistent };
        return _database.BatchGetItem(new BatchGetItemRequest { RequestItems = new() { ["Users"] = keys } }).Responses!["Users"].SingleOrDefault();
    }

    private Item? TransactGet()
    {
        var get = new Get { TableName = "Users", Key = new Item { ["Team"] = "a", ["Id"] = "1" } };
        return _database.TransactGetItems(new TransactGetItemsRequest { TransactItems = [new TransactGetItem { Get = get }] }).Responses![0].Item;
    }

    private List<Item> Query(string? index, bool? isConsistent = null) => _database.Query(new QueryRequest
    {
        TableName = "Users",
        IndexName = index,
        KeyConditionExpression = "Team = :t",
        ExpressionAttributeValues = new() { [":t"] = "a" },
        ConsistentRead = isConsistent,
    }).Items!;

    private List<Item> ByMail(string mail) => _database.Query(new QueryRequest
    {
        TableName = "Users",
        IndexName = "ByMail",
        KeyConditionExpression = "Mail = :m",
        ExpressionAttributeValues = new() { [":m"] = mail },
    }).Items!;

    private List<Item> Scan(string? index, bool? isConsistent = null) =>
        _database.Scan(new ScanRequest { TableName = "Users", IndexName = index, ConsistentRead = isConsistent }).Items!;
}
