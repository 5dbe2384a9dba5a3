using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Turns;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>All orders, of which those count that two conditions hold for: by a filter expression, a statement, or C#.</summary>
[Floor(DictionaryPeer.Name)]
public class ScanFiltered : PeerSuite
{
    private protected override Type Ability => typeof(IScannedPeer);

    [Benchmark(OperationsPerInvoke = 1)]
    public void Count() => Run();

    private protected override ITurn NewTurn(IPeer peer, int count) => new CountTurn((IScannedPeer)peer, count);
}
