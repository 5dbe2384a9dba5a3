using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Turns;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>An order gets a new state, at random, that was made before.</summary>
[Floor(SkipListPeer.Name)]
public class PutOverwrite : PeerSuite
{
    private protected override Type Ability => typeof(IPeer);

    [Benchmark(OperationsPerInvoke = OverwriteTurn.Operations)]
    public void Put() => Run();

    private protected override ITurn NewTurn(IPeer peer, int count) => new OverwriteTurn(peer, count);
}
