using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>An order that was not there, made before, into a store that begins empty; customers come mixed.</summary>
[MemoryDiagnoser]
[Config(typeof(PeerSuiteConfig))]
[Floor(SkipListPeer.Name)]
public class PutNew
{
    private const int Count = 5_000;

    private IPeer? _peer;
    private object[] _orders = [];

    [ParamsSource(nameof(Peers))]
    public string Peer { get; set; } = "";

    public IEnumerable<string> Peers => PeerCatalog.NamesOf(typeof(IPeer));

    [IterationSetup]
    public void SetUp()
    {
        _peer = PeerCatalog.Open(Peer, Count);
        _orders = [.. Orders.ShuffledIndexes(Count).Select(index => _peer.Make(Orders.Typed(index)))];
    }

    [IterationCleanup]
    public void CleanUp() => _peer?.Dispose();

    [Benchmark(OperationsPerInvoke = Count)]
    public void Put()
    {
        foreach (var order in _orders)
            _peer!.Put(order);
    }
}
