using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.DurableWrites;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>What the log adds to a write when nobody waits for the disk: a write to a table in memory, against one whose log the system may sync when it likes.</summary>
[MemoryDiagnoser]
public class LogAppend
{
    private const int Operations = 1_000;

    private BenchmarkFolder _folder = null!;
    private DynamoDatabase _memory = null!;
    private DynamoDatabase _logged = null!;
    private Table _inMemory = null!;
    private Table _withLog = null!;
    private int _next;

    [GlobalSetup]
    public void SetUp()
    {
        _folder = new BenchmarkFolder([], "log-append");
        _memory = DynamoDatabase.InMemory();
        _logged = DynamoDatabase.Open(_folder.Path, new() { Durability = Durability.None });
        (_inMemory, _withLog) = (Orders.NewTable(_memory), Orders.NewTable(_logged));
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _memory.Dispose();
        _logged.Dispose();
        _folder.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Operations, Description = "in memory")]
    public void InMemory() => Put(_inMemory);

    [Benchmark(OperationsPerInvoke = Operations, Description = "with a log")]
    public void WithLog() => Put(_withLog);

    private void Put(Table table)
    {
        for (var i = 0; i < Operations; i++)
            _ = table.Put(Payload.Items[_next++ % Payload.Items.Length]);
    }
}
