using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Turns;

/// <summary>
/// Writes new orders, made before the turn, and over those that are there, one after the other; and has the collector look at what was written, since that is
/// part of it for all who keep objects: a store that allocates nothing itself would leave it to whoever allocates next, here to those who make the next orders.
/// </summary>
/// <param name="peer">Whose.</param>
/// <param name="count">How many orders it holds.</param>
/// <param name="part">Which of two threads this is: they have every other of the new orders.</param>
internal sealed class MixedWritesTurn(IPeer peer, int count, int part) : ITurn
{
    private const int Operations = 1_000;

    /// <summary>How many new orders a turn has: of some 200 customers, mixed.</summary>
    private const int NewOrders = 20_000;

    private readonly Editions _editions = new(peer, count, part);
    private readonly object[] _new = new object[NewOrders];
    private int _next;
    private int _made;

    public int OperationsPerRun => Operations;

    public bool IsSpent => _next == NewOrders;

    public void Prepare()
    {
        var indexes = Orders.ShuffledIndexes(NewOrders);
        for (var i = 0; i < NewOrders; i++)
            _new[i] = peer.Make(Orders.Typed(count + (2 * (_made + indexes[i])) + part));
        (_next, _made) = (0, _made + NewOrders);
    }

    public void Run()
    {
        for (var i = 0; i < Operations; i += 2)
        {
            peer.Put(_editions.Next());
            peer.Put(_new[_next++]);
        }
    }

    public void Finish() => GC.Collect(1);
}
