using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Turns;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>All 100 orders of a customer in their order, of one customer after the other, at random.</summary>
[Floor(SkipListPeer.Name)]
public class QueryPartition : PeerSuite
{
    private protected override Type Ability => typeof(IOrderedPeer);

    [Benchmark(OperationsPerInvoke = QueryTurn.Operations)]
    public void Query() => Run();

    private protected override ITurn NewTurn(IPeer peer, int count) => new QueryTurn((IOrderedPeer)peer, count, isRange: false);
}
