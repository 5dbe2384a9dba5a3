using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Turns;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>An order is read, another is made of it with another number, and that is written back, at random.</summary>
[Floor(DictionaryPeer.Name)]
public class PutChanged : PeerSuite
{
    private protected override Type Ability => typeof(IPeer);

    [Benchmark(OperationsPerInvoke = ChangeTurn.Operations)]
    public void ReadChangePut() => Run();

    private protected override ITurn NewTurn(IPeer peer, int count) => new ChangeTurn(peer, count);
}
