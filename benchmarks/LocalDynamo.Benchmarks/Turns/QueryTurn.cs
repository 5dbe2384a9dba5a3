using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Turns;

/// <summary>Walks over all orders of a customer, or over ten of them from somewhere in the middle.</summary>
internal sealed class QueryTurn : ITurn
{
    public const int Operations = 100;
    public const int RangeLength = 10;

    private readonly IOrderedPeer _peer;
    private readonly bool _isRange;
    private readonly (string Customer, string From, string To)[] _ranges;
    private int _next;

    /// <param name="peer">Whose.</param>
    /// <param name="count">How many orders it holds.</param>
    /// <param name="isRange">Whether ten are wanted, not all.</param>
    public QueryTurn(IOrderedPeer peer, int count, bool isRange)
    {
        (_peer, _isRange) = (peer, isRange);
        _ranges = [.. Orders.ShuffledIndexes(count / Orders.PerPartition).Select(static partition =>
        {
            var start = (partition * Orders.PerPartition) + (partition * 7 % (Orders.PerPartition - RangeLength));
            return (Orders.CustomerOf(start), Orders.OrderOf(start), Orders.OrderOf(start + RangeLength - 1));
        })];
    }

    public int OperationsPerRun => Operations;

    public void Run()
    {
        for (var i = 0; i < Operations; i++)
        {
            var (customer, from, to) = _ranges[_next];
            var found = _isRange ? _peer.Query(customer, from, to) : _peer.Query(customer);
            if (found != (_isRange ? RangeLength : Orders.PerPartition))
                throw new InvalidOperationException($"{found} orders of {customer} were found.");
            _next = _next + 1 == _ranges.Length ? 0 : _next + 1;
        }
    }
}
