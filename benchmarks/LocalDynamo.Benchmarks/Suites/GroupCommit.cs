using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.DurableWrites;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>
/// A durable write, acknowledged when it is on the disk, by 1, 8 and 64 writers at once, each of which waits for its own: the time is that of all together for
/// each write. The floor is a bare log that groups. Other stores stand beside it in the command <c>log</c>.
/// </summary>
[MemoryDiagnoser]
public class GroupCommit
{
    private const int WritesPerWriter = 50;

    private BenchmarkFolder _folder = null!;
    private IDurableStore _bare = null!;
    private IDurableStore _own = null!;
    private int _round;

    [Params(1, 8, 64)]
    public int Writers { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _folder = new BenchmarkFolder([], "group-commit");
        _bare = BareLog.Grouped(_folder.Path, isAsync: true);
        _own = new LocalDynamoStore(_folder.Path, isAsync: true);
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _bare.Dispose();
        _own.Dispose();
        _folder.Dispose();
    }

    /// <summary>The time is that of <see cref="WritesPerWriter"/> writes of all writers: divide by them and by 50.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = WritesPerWriter, Description = "bare log, grouped")]
    public Task Bare() => WriteAsync(_bare);

    [Benchmark(OperationsPerInvoke = WritesPerWriter, Description = "PutAsync")]
    public Task Put() => WriteAsync(_own);

    private Task WriteAsync(IDurableStore store)
    {
        var first = _round;
        _round += WritesPerWriter;
        return Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = first; i < first + WritesPerWriter; i++)
                await store.WriteAsync((writer * Payload.RecordsPerWriter) + (i % Payload.RecordsPerWriter)).ConfigureAwait(false);
        })));
    }
}
