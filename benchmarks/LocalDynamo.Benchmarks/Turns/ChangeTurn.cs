using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Turns;

/// <summary>Gets orders, makes others of them with another total, and writes those back: the new state is made on the way.</summary>
internal sealed class ChangeTurn(IPeer peer, int count) : ITurn
{
    public const int Operations = 1_000;

    private readonly (string Customer, string Order)[] _keys = Orders.ShuffledKeys(count);
    private int _next;
    private int _total;

    public int OperationsPerRun => Operations;

    public void Run()
    {
        for (var i = 0; i < Operations; i++)
        {
            var (customer, order) = _keys[_next];
            peer.Put(peer.Change(peer.Get(customer, order)!, ++_total));
            _next = _next + 1 == _keys.Length ? 0 : _next + 1;
        }
    }
}
