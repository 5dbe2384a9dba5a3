using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Turns;

/// <summary>Gets orders by their full key.</summary>
internal sealed class GetTurn : ITurn
{
    public const int Operations = 1_000;

    private readonly IPeer _peer;
    private readonly (string Customer, string Order)[] _keys;
    private int _next;

    /// <param name="peer">Whose.</param>
    /// <param name="count">How many orders it holds.</param>
    /// <param name="part">Which half of the keys, for two threads; null for all.</param>
    public GetTurn(IPeer peer, int count, int? part = null)
    {
        _peer = peer;
        var keys = Orders.ShuffledKeys(count);
        _keys = part is { } half ? keys[(half * count / 2)..((half + 1) * count / 2)] : keys;
    }

    public int OperationsPerRun => Operations;

    public void Run()
    {
        for (var i = 0; i < Operations; i++)
        {
            var (customer, order) = _keys[_next];
            if (_peer.Get(customer, order) is null)
                throw new InvalidOperationException($"{customer} {order} is missing.");
            _next = _next + 1 == _keys.Length ? 0 : _next + 1;
        }
    }
}
