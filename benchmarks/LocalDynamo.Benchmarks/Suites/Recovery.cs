using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>
/// Opening a folder and reading an order: LocalDynamo from a checkpoint, all of it loaded first or afterwards, and from a log; the peers that are stores on disk; against
/// reading the checkpoint's file.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(PeerSuiteConfig))]
[Floor(FileItself)]
public class Recovery
{
    private const string FileItself = "the file's bytes, read";
    private const string FromCheckpoint = "LocalDynamo, from a checkpoint";
    private const string InBackground = "LocalDynamo, in the background";
    private const string FromLog = "LocalDynamo, from a log";

    private BenchmarkFolder _folder = null!;

    [ParamsSource(nameof(Peers))]
    public string Peer { get; set; } = "";

    public IEnumerable<string> Peers =>
        [FromCheckpoint, InBackground, FromLog, FileItself, .. PeerCatalog.NamesOf(typeof(IOrderedPeer), isDurable: true).Except([LocalDynamoPeer.Name])];

    [GlobalSetup]
    public void SetUp()
    {
        _folder = new BenchmarkFolder([], "recovery-suite");
        if (Peer is FileItself or FromCheckpoint or InBackground or FromLog)
        {
            OrderFolder.Fill(_folder.Path, Scale.Count, withCheckpoint: Peer != FromLog);
            return;
        }

        using var peer = PeerCatalog.Open(Peer, Scale.Count, _folder.Path);
        peer.Load(Enumerable.Range(0, Scale.Count).Select(index => peer.Make(Orders.Typed(index))));
    }

    [GlobalCleanup]
    public void CleanUp() => _folder.Dispose();

    [Benchmark]
    public object Open()
    {
        if (Peer == FileItself)
            return File.ReadAllBytes(Directory.EnumerateFiles(_folder.Path, "checkpoint-*").Single());
        using IPeer peer = Peer switch
        {
            FromCheckpoint or FromLog => new OpenedPeer(_folder.Path, OpeningMode.Complete),
            InBackground => new OpenedPeer(_folder.Path, OpeningMode.Background),
            _ => PeerCatalog.Open(Peer, Scale.Count, _folder.Path),
        };
        return peer.Get(Orders.CustomerOf(0), Orders.OrderOf(0))!;
    }
}
