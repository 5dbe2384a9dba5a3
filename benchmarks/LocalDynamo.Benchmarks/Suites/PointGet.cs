using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Turns;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>One order by its full key, at random.</summary>
[Floor(DictionaryPeer.Name)]
public class PointGet : PeerSuite
{
    private protected override Type Ability => typeof(IPeer);

    [Benchmark(OperationsPerInvoke = GetTurn.Operations)]
    public void Get() => Run();

    private protected override ITurn NewTurn(IPeer peer, int count) => new GetTurn(peer, count);
}
