using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Turns;

/// <summary>Writes new orders, of which there are only so many, and over those that are there, one after the other.</summary>
internal sealed class MixedWritesTurn : ITurn
{
    public const int Operations = 1_000;

    /// <summary>How many new orders there are for each thread.</summary>
    private const int NewOrders = 250_000;

    private readonly IPeer _peer;
    private readonly Editions _editions;
    private readonly object[] _new;
    private int _next;

    public MixedWritesTurn(IPeer peer, int count, int part)
    {
        _peer = peer;
        _editions = new Editions(peer, count, part);

        // Behind those that are there, in an order that mixes customers; the two threads take every other.
        _new = [.. Orders.ShuffledIndexes(NewOrders).Select(index => peer.Make(Orders.Typed(count + (2 * index) + part)))];
    }

    public int OperationsPerRun => Operations;

    public void Run()
    {
        for (var i = 0; i < Operations; i += 2)
        {
            _peer.Put(_editions.Next());
            _peer.Put(_new[_next++]);
        }
    }
}
