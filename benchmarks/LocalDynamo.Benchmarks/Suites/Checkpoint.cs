using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>A checkpoint of a table, against a file of as many bytes, written and synced.</summary>
[MemoryDiagnoser]
public class Checkpoint
{
    private BenchmarkFolder _folder = null!;
    private DynamoDatabase _database = null!;
    private byte[] _bytes = [];

    [GlobalSetup]
    public void SetUp()
    {
        _folder = new BenchmarkFolder([], "checkpoint-suite");
        _database = DynamoDatabase.Open(Path.Combine(_folder.Path, "database"), new() { Durability = Durability.None });
        _ = Orders.NewFilledTable(_database, Scale.Count);
        _ = _database.Checkpoint();
        _bytes = File.ReadAllBytes(Directory.EnumerateFiles(Path.Combine(_folder.Path, "database"), "checkpoint-*").Single());
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Benchmark(Baseline = true, Description = "the file's bytes, written and synced")]
    public void Bytes()
    {
        using var file = File.OpenHandle(Path.Combine(_folder.Path, "bytes"), FileMode.Create, FileAccess.Write);
        RandomAccess.Write(file, _bytes, 0);
        RandomAccess.FlushToDisk(file);
    }

    [Benchmark(Description = "DynamoDatabase.Checkpoint")]
    public long Write() => _database.Checkpoint();
}
