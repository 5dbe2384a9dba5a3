using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Workload;
using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Writes;

namespace LocalDynamo.Benchmarks;

/// <summary>
/// Transactions that overwrite ten items of a partition, on one thread, and on two that have partitions of their own: do they wait for
/// each other? An invocation is the same work on either, so two threads may at best take half the time.
/// </summary>
[MemoryDiagnoser]
public class Transact
{
    public const int ItemsPerTransaction = 10;
    public const int TransactionsPerRound = 2_000;

    private readonly Item[][] _items = new Item[2][];
    private readonly TwoThreads _threads = new();
    private DynamoDatabase _database = null!;
    private Table _table = null!;
    private int _edition;

    [GlobalSetup]
    public void SetUp()
    {
        for (var edition = 0; edition < 2; edition++)
            _items[edition] = [.. Enumerable.Range(0, Orders.Count).Select(index => Orders.Item(index, edition + 1))];
        _database = DynamoDatabase.InMemory();
        _table = Orders.NewFilledTable(_database);
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _threads.Dispose();
        _database.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = 2 * TransactionsPerRound, Description = "one thread")]
    public void OneThread()
    {
        Run(0, _edition);
        Run(1, _edition++);
    }

    [Benchmark(OperationsPerInvoke = 2 * TransactionsPerRound, Description = "two threads")]
    public void TwoThreads()
    {
        _threads.Run(half => Run(half, _edition));
        _edition++;
    }

    /// <summary>One round of transactions on one half of the partitions.</summary>
    internal void Run(int half, int edition)
    {
        var items = _items[edition % 2];
        var table = _database.Engine.Catalog.Get(_table.Name);
        var actions = new WriteAction[ItemsPerTransaction];
        for (var i = 0; i < TransactionsPerRound; i++)
        {
            // Transaction after transaction goes to the next partition of the half, so that none finds it in a cache.
            var first = ((i * 2) + half) * Orders.PerPartition % Orders.Count;
            for (var j = 0; j < ItemsPerTransaction; j++)
                actions[j] = new PutAction(table, items[first + j], default);
            _ = _database.Engine.Commits.Commit(new CommitSet(actions));
        }
    }
}
