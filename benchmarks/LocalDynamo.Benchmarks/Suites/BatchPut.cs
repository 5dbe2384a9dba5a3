using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Turns;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>25 orders of a customer, as many as a BatchWriteItem has, get new states in one call; the time is a batch's.</summary>
[Floor(DictionaryPeer.Name)]
public class BatchPut : PeerSuite
{
    private const int BatchSize = 25;
    private const int Batches = 20;

    private protected override Type Ability => typeof(IBatchPeer);

    [Benchmark(OperationsPerInvoke = Batches)]
    public void PutMany() => Run();

    private protected override ITurn NewTurn(IPeer peer, int count) => TransactTurn.Batches((IBatchPeer)peer, count, BatchSize, Batches);
}
