using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Expressions;
using Xunit.Abstractions;

namespace LocalDynamo.ModelTests;

/// <summary>
/// Writers move amounts between two accounts in one commit each, readers add all accounts up beside them. Whatever reads at one commit
/// number must find the sum that there was in the beginning.
/// </summary>
public sealed class SnapshotInvariantTests(ITestOutputHelper output)
{
    private const int AccountCount = 60;
    private const int InitialAmount = 1000;
    private const int CommitCount = 50_000;
    private const long Total = (long)AccountCount * InitialAmount;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void SumOfASnapshot_WhileAmountsMoveBetweenPartitions_NeverChanges(int writerCount)
    {
        using var bank = new Bank(partitionCount: AccountCount);
        Run(bank, writerCount, () =>
        {
            using var snapshot = bank.Database.Snapshot();
            var accounts = snapshot.Table(Bank.TableName);
            SumOf(accounts.Scan()).Should().Be(Total);
            SumOf(accounts.Scan().PageSize(7)).Should().Be(Total, "later pages show the same moment");
            Enumerable.Range(0, AccountCount).Sum(i => accounts.Get(bank.KeyOf(i))!.GetInt64("Amount")).Should().Be(Total);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void SumOfOnePage_WhileAmountsMoveWithinAPartition_NeverChanges(int writerCount)
    {
        using var bank = new Bank(partitionCount: 1);
        Run(bank, writerCount, () =>
        {
            SumOf(bank.Accounts.Query(0)).Should().Be(Total);
            SumOf(bank.Accounts.Query(0).Descending()).Should().Be(Total);
            using var snapshot = bank.Database.Snapshot();
            SumOf(snapshot.Table(Bank.TableName).Query(0).PageSize(4)).Should().Be(Total, "later pages show the same moment");
        });
    }

    private void Run(Bank bank, int writerCount, Action read)
    {
        output.WriteLine($"LOCALDYNAMO_SEED={TestSettings.Seed}");
        using var start = new Barrier(writerCount + 1);
        var writers = Enumerable.Range(0, writerCount).Select(number => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                bank.Transfer(new Random(TestSettings.Seed + number), CommitCount / writerCount);
            },
            TaskCreationOptions.LongRunning)).ToArray();

        start.SignalAndWait();
        var readCount = 0;
        while (!Task.WhenAll(writers).IsCompleted)
        {
            read();
            readCount++;
        }

        Task.WaitAll(writers);
        read();
        output.WriteLine($"{CommitCount} commits of {writerCount} writers beside {readCount} rounds of reading");
        readCount.Should().BeGreaterThan(10, "otherwise nothing was read beside the writers");
        StorageChecks.CheckPruned(bank.Database, Bank.TableName).Should().Be(bank.LiveCount);
    }

    private static long SumOf(IEnumerable<Item> accounts) => accounts.Sum(account => account.GetInt64("Amount"));

    /// <summary>A table of accounts, spread over partitions.</summary>
    private sealed class Bank : IDisposable
    {
        public const string TableName = "Accounts";

        private readonly int _partitionCount;

        public Bank(int partitionCount)
        {
            _partitionCount = partitionCount;
            Database = DynamoDatabase.InMemory();
            Accounts = Database.CreateTable(TableName, ("Branch", ScalarAttributeType.N), ("Number", ScalarAttributeType.N));
            for (var i = 0; i < AccountCount; i++)
                Accounts.Put(new Item { ["Branch"] = i % partitionCount, ["Number"] = i, ["Amount"] = InitialAmount });
        }

        public DynamoDatabase Database { get; }

        public Table Accounts { get; }

        public int LiveCount => Accounts.Scan().Count();

        public Key KeyOf(int account) => new(account % _partitionCount, account);

        public void Transfer(Random random, int commitCount)
        {
            for (var i = 0; i < commitCount; i++)
            {
                var from = random.Next(AccountCount);
                var to = (from + random.Next(1, AccountCount)) % AccountCount;
                var amount = random.Next(1, 100);
                Database.Engine.Commits.Commit(new CommitSet([Add(from, -amount), Add(to, amount)]));
            }
        }

        public void Dispose() => Database.Dispose();

        private UpdateAction Add(int account, int amount)
        {
            var table = Database.Engine.Catalog.Get(TableName);
            var update = new ExpressionScope(null, new Dictionary<string, AttributeValue> { [":n"] = amount }).Update("ADD Amount :n");
            return new UpdateAction(table, table.Schema.ToItem(KeyOf(account)), update, default);
        }
    }
}
