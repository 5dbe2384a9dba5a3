using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>All items of a table with a filter, by one thread, and in two segments by a thread each.</summary>
[MemoryDiagnoser]
public class ScanParallel
{
    private readonly TwoThreads _threads = new();
    private readonly int[] _found = new int[2];
    private DynamoDatabase _database = null!;
    private Table _table = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _database = DynamoDatabase.InMemory();
        _table = Orders.NewFilledTable(_database, Scale.Count);
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _threads.Dispose();
        _database.Dispose();
    }

    [Benchmark(Baseline = true, Description = "one thread")]
    public int OneThread() => Walk(_table.Scan());

    [Benchmark(Description = "two threads, a segment each")]
    public int TwoThreads()
    {
        _threads.Run(half => _found[half] = Walk(_table.Scan().Segment(half, 2)));
        return _found[0] + _found[1];
    }

    private static int Walk(ItemScan scan)
    {
        var found = 0;
        foreach (var item in scan.Filter("Amount >= :total", new() { [":total"] = Scale.Count / 2 }))
            found += item is null ? 0 : 1;
        return found;
    }
}
