using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Turns;

/// <summary>Writes over several orders of a customer at once: in a transaction, on the condition that each is there, or in a batch.</summary>
internal sealed class TransactTurn : ITurn
{
    private const int MaxTransactions = 10_000;

    private readonly Func<object[], bool> _write;
    private readonly object[][][] _editions = new object[2][][];
    private int _next;
    private int _edition = 1;

    private TransactTurn(IPeer peer, int count, int size, int operations, Func<object[], bool> write)
    {
        (_write, OperationsPerRun) = (write, operations);
        var partitions = Orders.ShuffledIndexes(count / Orders.PerPartition).AsSpan();
        partitions = partitions[..Math.Min(partitions.Length, MaxTransactions / size)];
        for (var edition = 0; edition < 2; edition++)
        {
            _editions[edition] = new object[partitions.Length][];
            for (var i = 0; i < partitions.Length; i++)
            {
                var first = partitions[i] * Orders.PerPartition;
                _editions[edition][i] = [.. Enumerable.Range(first, size).Select(index => peer.Make(Orders.Typed(index, edition)))];
            }
        }
    }

    public int OperationsPerRun { get; }

    /// <param name="peer">Whose.</param>
    /// <param name="count">How many orders it holds.</param>
    /// <param name="size">How many orders a transaction writes.</param>
    /// <param name="operations">How many transactions a run is.</param>
    public static TransactTurn Transactions(ITransactionalPeer peer, int count, int size, int operations) =>
        new(peer, count, size, operations, peer.PutAllIfPresent);

    public static TransactTurn Batches(IBatchPeer peer, int count, int size, int operations) => new(peer, count, size, operations, orders =>
    {
        peer.PutAll(orders);
        return true;
    });

    public void Run()
    {
        for (var i = 0; i < OperationsPerRun; i++)
        {
            if (_next == _editions[0].Length)
                (_next, _edition) = (0, 1 - _edition);
            if (!_write(_editions[_edition][_next++]))
                throw new InvalidOperationException("An order was not there.");
        }
    }
}
