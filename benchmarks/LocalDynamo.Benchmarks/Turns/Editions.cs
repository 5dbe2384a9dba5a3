using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Turns;

/// <summary>
/// Orders made before they are written, two editions of each, so that what is written always differs from what is there. Of many orders a tenth is enough:
/// they are spread over all.
/// </summary>
internal sealed class Editions
{
    private const int MaxOrders = 100_000;

    private readonly object[][] _editions = new object[2][];
    private int _next;
    private int _edition = 1;

    /// <param name="peer">Whose.</param>
    /// <param name="count">How many orders it holds.</param>
    /// <param name="part">Which half of them, for two threads; null for all.</param>
    public Editions(IPeer peer, int count, int? part = null)
    {
        var indexes = Orders.ShuffledIndexes(count).AsSpan(0, Math.Min(count, MaxOrders));
        if (part is { } half)
            indexes = indexes.Slice(half * indexes.Length / 2, indexes.Length / 2);
        for (var edition = 0; edition < 2; edition++)
        {
            _editions[edition] = new object[indexes.Length];
            for (var i = 0; i < indexes.Length; i++)
                _editions[edition][i] = peer.Make(Orders.Typed(indexes[i], edition));
        }
    }

    /// <summary>An order in another state than it had when it was last written.</summary>
    public object Next()
    {
        if (_next == _editions[0].Length)
            (_next, _edition) = (0, 1 - _edition);
        return _editions[_edition][_next++];
    }
}
