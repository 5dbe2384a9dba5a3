using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Turns;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>Ten orders of a customer from somewhere in the middle, of one customer after the other, at random.</summary>
[Floor(SkipListPeer.Name)]
public class QueryRange : PeerSuite
{
    private protected override Type Ability => typeof(IOrderedPeer);

    [Benchmark(OperationsPerInvoke = QueryTurn.Operations)]
    public void Query() => Run();

    private protected override ITurn NewTurn(IPeer peer, int count) => new QueryTurn((IOrderedPeer)peer, count, isRange: true);
}
