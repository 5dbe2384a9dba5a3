using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Turns;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>An order gets a new state, at random, on the condition that there is one.</summary>
[Floor(DictionaryPeer.Name)]
public class PutConditional : PeerSuite
{
    private protected override Type Ability => typeof(IConditionalPeer);

    [Benchmark(OperationsPerInvoke = ConditionalTurn.Operations)]
    public void PutIfPresent() => Run();

    private protected override ITurn NewTurn(IPeer peer, int count) => new ConditionalTurn((IConditionalPeer)peer, count);
}
