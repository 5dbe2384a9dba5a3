using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Turns;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>A number in an order is added to, at random: by an update expression, a statement, a function.</summary>
[Floor(DictionaryPeer.Name)]
public class UpdateExpression : PeerSuite
{
    private protected override Type Ability => typeof(IUpdatingPeer);

    [Benchmark(OperationsPerInvoke = UpdateTurn.Operations)]
    public void Update() => Run();

    private protected override ITurn NewTurn(IPeer peer, int count) => new UpdateTurn((IUpdatingPeer)peer, count);
}
