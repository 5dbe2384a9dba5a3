using static LocalDynamo.Tests.Engine.Transactions.Transact;

namespace LocalDynamo.Tests.Engine.Transactions;

/// <summary>Money goes from account to account on several threads, in every way there is, and none comes or goes.</summary>
public sealed class TransactionConcurrencyTests
{
    private const int Accounts = 12;
    private const int Threads = 4;
    private const int Transfers = 400;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Transfers_OfAllKinds_KeepTheSum(int seed)
    {
        using var folder = new FolderFixture { Options = new DynamoDatabaseOptions { Durability = Durability.None } };
        var table = folder.Database.CreateTable(Users, "id");
        for (var i = 0; i < Accounts; i++)
            table.Put(Account(i, 100));
        var isOver = false;
        var watcher = Task.Run(() =>
        {
            for (var rounds = 0; !Volatile.Read(ref isOver) || rounds == 0; rounds++)
            {
                Sum(folder.Database.Read([.. Enumerable.Range(0, Accounts).Select(i => Get($"a{i}"))])!).Should().Be(100 * Accounts);
                using var snapshot = folder.Database.Snapshot();
                Sum(snapshot.Table(Users).Scan()).Should().Be(100 * Accounts);
                using var transaction = folder.Database.BeginTransaction();
                Sum(transaction.Table(Users).Scan()).Should().Be(100 * Accounts);
            }
        });

        var succeeded = 0;
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread =>
        {
            var random = new Random(seed * 100 + thread);
            for (var i = 0; i < Transfers; i++)
            {
                var (from, to, amount) = (random.Next(Accounts), random.Next(Accounts), random.Next(1, 60));
                if (from != to && Transfer(folder.Database, random.Next(3), from, to, amount))
                    Interlocked.Increment(ref succeeded);
            }
        });
        Volatile.Write(ref isOver, true);
        await watcher;

        succeeded.Should().BeGreaterThan(Transfers / 10, "otherwise nothing was shown");
        folder.Reopen();
        Sum(folder.Table(Users).Scan()).Should().Be(100 * Accounts, "a log holds each commit as a whole");
        folder.Table(Users).Scan().Should().OnlyContain(account => account.GetInt32("n") >= 0);
    }

    [Theory]
    [InlineData(TransactionIsolation.Snapshot)]
    [InlineData(TransactionIsolation.Serializable)]
    public void Counters_ReadAndWrittenBack_LoseNoUpdate(TransactionIsolation isolation)
    {
        using var database = DynamoDatabase.InMemory();
        database.CreateTable(Users, "id").Put(Account(0, 0));
        var succeeded = 0;
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, _ =>
        {
            for (var i = 0; i < 200; i++)
            {
                using var transaction = database.BeginTransaction(isolation);
                var accounts = transaction.Table(Users);
                accounts.Put(Account(0, accounts.Get("a0")!.GetInt32("n") + 1));
                if (Record.Exception(transaction.Commit) is not { } error)
                    Interlocked.Increment(ref succeeded);
                else
                    error.Should().BeOfType<TransactionConflictException>();
            }
        });

        database.Table(Users).Get("a0")!.GetInt32("n").Should().Be(succeeded);
    }

    /// <summary>Two doctors are on call and one must stay: the textbook's write skew, tried many times at once.</summary>
    [Fact]
    public void WriteSkew_UnderSerializable_NeverHappens()
    {
        using var database = DynamoDatabase.InMemory();
        database.CreateTable("OnCall", "ward", "doctor");
        for (var round = 0; round < 200; round++)
        {
            var ward = $"w{round}";
            foreach (var doctor in new[] { "ada", "bob" })
                database.Table("OnCall").Put(new Item { ["ward"] = ward, ["doctor"] = doctor });
            using var start = new Barrier(2);
            Parallel.ForEach(new[] { "ada", "bob" }, new ParallelOptions { MaxDegreeOfParallelism = 2 }, doctor =>
            {
                using var transaction = database.BeginTransaction(TransactionIsolation.Serializable);
                var onCall = transaction.Table("OnCall");
                var count = onCall.Query(ward).Count();
                if (round % 4 != 0)
                    start.SignalAndWait();
                if (count < 2)
                    return;
                onCall.Delete(new Key(ward, doctor));
                _ = Record.Exception(transaction.Commit);
            });

            database.Table("OnCall").Query(ward).Should().NotBeEmpty();
        }
    }

    private static bool Transfer(DynamoDatabase database, int kind, int from, int to, int amount)
    {
        try
        {
            switch (kind)
            {
                case 0:
                    database.Write(
                        Update($"a{from}", "SET n = n - :x", new() { [":x"] = amount }, "n >= :x"),
                        Update($"a{to}", "SET n = n + :x", new() { [":x"] = amount }));
                    break;
                case 1:
                    using (var transaction = database.BeginTransaction())
                    {
                        var accounts = transaction.Table(Users);
                        accounts.Update($"a{from}", "SET n = n - :x", new() { [":x"] = amount }, condition: "n >= :x");
                        accounts.Update($"a{to}", "SET n = n + :x", new() { [":x"] = amount });
                        transaction.Commit();
                    }

                    break;
                default:
                    using (var transaction = database.BeginTransaction(TransactionIsolation.Serializable))
                    {
                        var accounts = transaction.Table(Users);
                        var (left, right) = (accounts.Get($"a{from}")!.GetInt32("n"), accounts.Get($"a{to}")!.GetInt32("n"));
                        if (left < amount)
                            return false;
                        accounts.Put(Account(from, left - amount));
                        accounts.Put(Account(to, right + amount));
                        transaction.Commit();
                    }

                    break;
            }

            return true;
        }
        catch (DynamoException error) when (error is TransactionCanceledException or TransactionConflictException or ConditionalCheckFailedException)
        {
            return false;
        }
    }

    private static Item Account(int number, int amount) => Item($"a{number}", ("n", amount));

    private static int Sum(IEnumerable<Item> accounts) => accounts.Sum(account => account.GetInt32("n"));
}
