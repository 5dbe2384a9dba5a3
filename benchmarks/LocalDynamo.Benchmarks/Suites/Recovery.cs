using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>Opening a folder and reading an item: from a checkpoint, and from a log, against reading the checkpoint's file.</summary>
[MemoryDiagnoser]
public class Recovery
{
    private static readonly DynamoDatabaseOptions Options = new()
    {
        Durability = Durability.None,
        Checkpoints = new CheckpointOptions { LogBytes = long.MaxValue },
    };

    private BenchmarkFolder _folder = null!;
    private string _log = "";
    private string _checkpoint = "";

    [GlobalSetup]
    public void SetUp()
    {
        _folder = new BenchmarkFolder([], "recovery-suite");
        (_log, _checkpoint) = (Path.Combine(_folder.Path, "log"), Path.Combine(_folder.Path, "checkpoint"));
        Fill(_log, withCheckpoint: false);
        Fill(_checkpoint, withCheckpoint: true);
    }

    [GlobalCleanup]
    public void CleanUp() => _folder.Dispose();

    [Benchmark(Baseline = true, Description = "the file's bytes, read")]
    public int Bytes() => File.ReadAllBytes(Directory.EnumerateFiles(_checkpoint, "checkpoint-*").Single()).Length;

    [Benchmark(Description = "opened from a checkpoint")]
    public Item FromCheckpoint() => OpenAndGet(_checkpoint);

    [Benchmark(Description = "opened from a log")]
    public Item FromLog() => OpenAndGet(_log);

    private static void Fill(string folder, bool withCheckpoint)
    {
        using var database = DynamoDatabase.Open(folder, Options);
        _ = Orders.NewFilledTable(database, Scale.Count);
        if (withCheckpoint)
            _ = database.Checkpoint();
    }

    private static Item OpenAndGet(string folder)
    {
        using var database = DynamoDatabase.Open(folder, Options);
        return database.Table("Orders").Get(Orders.CustomerOf(0), Orders.OrderOf(0))!;
    }
}
