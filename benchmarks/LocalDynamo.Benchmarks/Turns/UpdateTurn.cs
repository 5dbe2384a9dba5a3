using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Turns;

/// <summary>Adds to the totals of orders by what the store has for that: an update expression, an UPDATE statement.</summary>
internal sealed class UpdateTurn(IUpdatingPeer peer, int count) : ITurn
{
    public const int Operations = 1_000;

    private readonly (string Customer, string Order)[] _keys = Orders.ShuffledKeys(count);
    private int _next;

    public int OperationsPerRun => Operations;

    public void Run()
    {
        for (var i = 0; i < Operations; i++)
        {
            var (customer, order) = _keys[_next];
            peer.AddToTotal(customer, order, 1);
            _next = _next + 1 == _keys.Length ? 0 : _next + 1;
        }
    }
}
