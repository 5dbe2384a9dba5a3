using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Turns;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>Orders of a customer get new states in one transaction, on the condition that each is there; the time is a transaction's.</summary>
[Floor(DictionaryPeer.Name)]
public class TransactPut : PeerSuite
{
    private const int Transactions = 20;

    [Params(1, 10, 100)]
    public int Orders { get; set; }

    private protected override Type Ability => typeof(ITransactionalPeer);

    [Benchmark(OperationsPerInvoke = Transactions)]
    public void Transact() => Run();

    private protected override ITurn NewTurn(IPeer peer, int count) =>
        TransactTurn.Transactions((ITransactionalPeer)peer, count, Orders, Transactions);
}
