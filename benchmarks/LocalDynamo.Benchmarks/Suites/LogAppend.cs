using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.DurableWrites;
using LocalDynamo.Benchmarks.Workload;
using Microsoft.Win32.SafeHandles;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>
/// What the log adds to a write when nobody waits for the disk: a write to a table in memory, against one whose log the system may sync when it likes; and the bare
/// append of as many bytes to a file.
/// </summary>
[MemoryDiagnoser]
public class LogAppend
{
    private const int Operations = 1_000;
    private const int FileBytes = 64 << 20;

    private BenchmarkFolder _folder = null!;
    private DynamoDatabase _memory = null!;
    private DynamoDatabase _logged = null!;
    private Table _inMemory = null!;
    private Table _withLog = null!;
    private byte[] _record = [];
    private SafeFileHandle _file = null!;
    private long _position;
    private int _next;

    [GlobalSetup]
    public void SetUp()
    {
        _folder = new BenchmarkFolder([], "log-append");
        _memory = DynamoDatabase.InMemory();
        _logged = DynamoDatabase.Open(Path.Combine(_folder.Path, "database"), new() { Durability = Durability.None });
        _record = new byte[Payload.RecordBytes];
        _file = File.OpenHandle(Path.Combine(_folder.Path, "bare"), FileMode.Create, FileAccess.Write, preallocationSize: FileBytes);
        (_inMemory, _withLog) = (Orders.NewTable(_memory), Orders.NewTable(_logged));
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _file.Dispose();
        _memory.Dispose();
        _logged.Dispose();
        _folder.Dispose();
    }

    /// <summary>From the start again when the file is full.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Operations, Description = "bare append")]
    public void BareAppend()
    {
        for (var i = 0; i < Operations; i++)
        {
            if (_position + _record.Length > FileBytes)
                _position = 0;
            RandomAccess.Write(_file, _record, _position);
            _position += _record.Length;
        }
    }

    [Benchmark(OperationsPerInvoke = Operations, Description = "in memory")]
    public void InMemory() => Put(_inMemory);

    [Benchmark(OperationsPerInvoke = Operations, Description = "with a log")]
    public void WithLog() => Put(_withLog);

    private void Put(Table table)
    {
        for (var i = 0; i < Operations; i++)
            _ = table.Put(Payload.Items[_next++ % Payload.Items.Length]);
    }
}
