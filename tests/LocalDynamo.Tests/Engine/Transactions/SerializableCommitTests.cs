using LocalDynamo.Engine.Tables;
using LocalDynamo.Storage;
using static LocalDynamo.Tests.Engine.Transactions.Transact;

namespace LocalDynamo.Tests.Engine.Transactions;

/// <summary>
/// A serialisable commit locks what it has read, and not only what it writes: otherwise another could change it between the check and the
/// commit. The test holds the lock of something that was read, lets the commit begin, and changes it under that lock.
/// </summary>
public sealed class SerializableCommitTests : IDisposable
{
    private readonly DynamoDatabase _database = DynamoDatabase.InMemory(new DynamoDatabaseOptions { Seed = 1 });
    private readonly TableState _results;
    private readonly TableState _users;

    public SerializableCommitTests()
    {
        // The table made first has the stripes that are locked first.
        _database.CreateTable("Results", "id");
        _database.CreateTable(Users, "id", null, SecondaryIndex.Global("ByState", "state").KeysOnly());
        (_results, _users) = (_database.Engine.Catalog.Get("Results"), _database.Engine.Catalog.Get(Users));
    }

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("get")]
    [InlineData("query")]
    [InlineData("scan")]
    [InlineData("index query")]
    [InlineData("index scan")]
    public async Task ChangeBetweenTheCommitsBeginningAndItsCheck_Conflicts(string read)
    {
        var isIndex = read.StartsWith("index", StringComparison.Ordinal);
        for (var round = 0; round < 20; round++)
        {
            // Not in the first stripe, which a transaction that has read an index holds.
            var changed = Enumerable.Range(0, 1_000).Select(i => $"u{round}-{i}").First(id => StripeOf(_users, id) != _users.Partitions.Stripes[0]);
            using var transaction = _database.BeginTransaction(TransactionIsolation.Serializable);
            Read(transaction.Table(Users), read, changed);
            transaction.Table("Results").Put(Item("r"));
            var held = isIndex ? StripeOfEntries("new") : StripeOf(_users, changed);

            held.Lock.Enter();
            var commit = Task.Run(() => Record.Exception(transaction.Commit));
            SpinWait.SpinUntil(() => StripeOf(_results, "r").Owner is not null || commit.IsCompleted);
            _database.Table(Users).Put(Item(changed, ("state", "new")));
            held.Lock.Exit();

            (await commit).Should().BeOfType<TransactionConflictException>();
            _database.Table("Results").Get("r").Should().BeNull();
        }
    }

    private static void Read(TransactionTable users, string read, string id)
    {
        switch (read)
        {
            case "get":
                users.Get(id);
                break;
            case "query":
                users.Query(id).Count();
                break;
            case "scan":
                users.Scan().Count();
                break;
            case "index query":
                users.Index("ByState").Query("new").Count();
                break;
            default:
                users.Index("ByState").Scan().Count();
                break;
        }
    }

    private static Stripe StripeOf(TableState table, string id) =>
        table.Partitions.StripeOf(table.Partitions.HashOf(Item(id).KeyBytes(table.Schema.PartitionKey)));

    private Stripe StripeOfEntries(string state)
    {
        var index = _users.FindIndex("ByState")!;
        return index.Partitions.StripeOf(index.HashOf(Item("x", ("state", state))));
    }
}
