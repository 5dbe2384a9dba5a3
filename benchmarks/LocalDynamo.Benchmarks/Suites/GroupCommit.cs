using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.DurableWrites;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>
/// A durable write, acknowledged when it is on the disk, by 1, 8 and 64 writers at once, each of which waits for its own. The floor is a bare log that groups. With
/// latencies, and writers that wait the same way beside each other: the command <c>log</c>.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(PeerSuiteConfig))]
[Floor(BareLogGrouped)]
public class GroupCommit
{
    private const int WritesPerWriter = 50;
    private const string BareLogGrouped = "bare log, grouped";

    // A dry run is not for the time.
    private static readonly int Rounds = Scale.IsDry ? 1 : WritesPerWriter;

    private static readonly Dictionary<string, Func<string, IDurableStore>> Stores = new()
    {
        [BareLogGrouped] = static folder => BareLog.Grouped(folder, isAsync: true),
        ["LocalDynamo, Put"] = static folder => new LocalDynamoStore(folder, isAsync: false),
        ["LocalDynamo, PutAsync"] = static folder => new LocalDynamoStore(folder, isAsync: true),
        ["SQLite, batched"] = static folder => new SqliteStore(folder, isBatched: true),
        ["LMDB, batched"] = static folder => new DurablePeerStore(LightningPeer.Name, new LightningPeer(folder), isBatched: true),
        ["RocksDB"] = static folder => new RocksDbStore(folder),
        ["LiteDB"] = static folder => new LiteDbStore(folder),
    };

    private BenchmarkFolder _folder = null!;
    private IDurableStore _store = null!;
    private int _round;

    [Params(1, 8, 64)]
    public int Writers { get; set; }

    [ParamsSource(nameof(Peers))]
    public string Peer { get; set; } = "";

    public IEnumerable<string> Peers => Stores.Keys.Where(static name => LightningLibrary.IsAvailable || !name.StartsWith(LightningPeer.Name, StringComparison.Ordinal));

    [GlobalSetup]
    public void SetUp()
    {
        _folder = new BenchmarkFolder([], "group-commit");
        _store = Stores[Peer](_folder.Path);
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    /// <summary>The time is that of <see cref="WritesPerWriter"/> writes of all writers, divided by 50: divide by the writers too for that of one.</summary>
    [Benchmark(OperationsPerInvoke = WritesPerWriter)]
    public void Write()
    {
        var first = _round;
        _round += Rounds;
        Task.WaitAll(Enumerable.Range(0, Writers).Select(writer => _store.IsAsync
            ? Task.Run(() => WriteAsync(writer, first))
            : Task.Factory.StartNew(() => Write(writer, first), TaskCreationOptions.LongRunning)));
    }

    private static int RecordOf(int writer, int round) => (writer * Payload.RecordsPerWriter) + (round % Payload.RecordsPerWriter);

    private void Write(int writer, int first)
    {
        for (var round = first; round < first + Rounds; round++)
            _store.Write(RecordOf(writer, round));
    }

    private async Task WriteAsync(int writer, int first)
    {
        for (var round = first; round < first + Rounds; round++)
            await _store.WriteAsync(RecordOf(writer, round)).ConfigureAwait(false);
    }
}
