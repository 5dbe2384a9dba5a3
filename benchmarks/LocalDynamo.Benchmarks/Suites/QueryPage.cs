using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Turns;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>A page of 1 MB of a customer with more orders than it holds; of the other stores as many orders as it has.</summary>
[Floor(SkipListPeer.Name)]
public class QueryPage : PeerSuite
{
    private protected override Type Ability => typeof(IOrderedPeer);

    private protected override IEnumerable<TypedItem> LoadedOrders => LargeCustomer.Orders;

    [Benchmark]
    public void Page() => Run();

    private protected override ITurn NewTurn(IPeer peer, int count)
    {
        Func<int> read = peer is LocalDynamoPeer own
            ? () => own.Page(LargeCustomer.Name).Count
            : () => ((IOrderedPeer)peer).Query(LargeCustomer.Name, "", LargeCustomer.LastOfPage);
        return new RepeatedTurn(1, () =>
        {
            var found = read();
            if (found != LargeCustomer.PageLength)
                throw new InvalidOperationException($"{found} orders were found, and not {LargeCustomer.PageLength}.");
        });
    }
}
