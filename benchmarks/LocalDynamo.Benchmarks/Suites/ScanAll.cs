using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Turns;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>All orders, one after the other.</summary>
[Floor(DictionaryPeer.Name)]
public class ScanAll : PeerSuite
{
    private protected override Type Ability => typeof(IScannedPeer);

    [Benchmark(OperationsPerInvoke = 1)]
    public void Scan() => Run();

    private protected override ITurn NewTurn(IPeer peer, int count) => new ScanTurn((IScannedPeer)peer, count);
}
