using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Turns;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>100 orders, as many as a BatchGetItem has, at random, in one call; the time is a batch's.</summary>
[Floor(DictionaryPeer.Name)]
public class BatchRead : PeerSuite
{
    private const int BatchSize = 100;
    private const int Batches = 20;

    private protected override Type Ability => typeof(IBatchPeer);

    [Benchmark(OperationsPerInvoke = Batches)]
    public void ReadMany() => Run();

    private protected override ITurn NewTurn(IPeer peer, int count) => new BatchGetTurn((IBatchPeer)peer, count, BatchSize, Batches);
}
