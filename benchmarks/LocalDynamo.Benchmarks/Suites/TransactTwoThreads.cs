using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Workload;
using LocalDynamo.Operations;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>
/// Transactions that overwrite ten items of a partition, on one thread, and on two that have partitions of their own: do they wait for
/// each other? An invocation is the same work on either, so two threads may at best take half the time.
/// </summary>
[MemoryDiagnoser]
public class TransactTwoThreads
{
    public const int ItemsPerTransaction = 10;
    public const int TransactionsPerRound = Orders.Partitions / 2;

    private readonly TransactWriteItemsRequest[][] _requests = new TransactWriteItemsRequest[2][];
    private readonly TwoThreads _threads = new();
    private DynamoDatabase _database = null!;
    private int _edition;

    [GlobalSetup]
    public void SetUp()
    {
        for (var edition = 0; edition < 2; edition++)
            _requests[edition] = [.. Enumerable.Range(0, Orders.Partitions).Select(partition => RequestFor(partition, edition + 1))];
        _database = DynamoDatabase.InMemory();
        _ = Orders.NewFilledTable(_database);
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

    /// <summary>One transaction on each partition of one half of them.</summary>
    internal void Run(int half, int edition)
    {
        var requests = _requests[edition % 2];
        for (var partition = half; partition < requests.Length; partition += 2)
            _ = _database.TransactWriteItems(requests[partition]);
    }

    private static TransactWriteItemsRequest RequestFor(int partition, int edition) => new()
    {
        TransactItems =
        [
            .. Enumerable.Range(partition * Orders.PerPartition, ItemsPerTransaction)
                .Select(index => new TransactWriteItem { Put = new() { TableName = "Orders", Item = Orders.Item(index, edition) } }),
        ],
    };
}
