using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Peers;

/// <summary>
/// A skip list of orders and nothing else: no versions, no bytes, no log. One writer at a time, under <see cref="Gate"/>; readers take no lock, since
/// a node is complete before it is linked, from the bottom up.
/// </summary>
internal sealed class SkipList
{
    private const int MaxHeight = 8;

    private readonly Node _head = new("", null, MaxHeight);

    public Lock Gate { get; } = new();

    /// <summary>The first node whose key is not before the one given; null if there is none.</summary>
    public Node? Seek(string key)
    {
        var node = _head;
        for (var level = MaxHeight - 1; level >= 0; level--)
        {
            while (Volatile.Read(ref node.Next[level]) is { } next && string.CompareOrdinal(next.Key, key) < 0)
                node = next;
        }

        return Volatile.Read(ref node.Next[0]);
    }

    public Node? First() => Volatile.Read(ref _head.Next[0]);

    public TypedItem? Get(string key) => Seek(key) is { } node && node.Key == key ? node.Order : null;

    public void PutLocked(TypedItem order)
    {
        var before = new Node[MaxHeight];
        var node = _head;
        for (var level = MaxHeight - 1; level >= 0; level--)
        {
            while (node.Next[level] is { } next && string.CompareOrdinal(next.Key, order.Order) < 0)
                node = next;
            before[level] = node;
        }

        if (node.Next[0] is { } found && found.Key == order.Order)
        {
            found.Order = order;
            return;
        }

        // Each level has a quarter of the one below.
        var height = 1;
        while (height < MaxHeight && Random.Shared.Next(4) == 0)
            height++;
        var added = new Node(order.Order, order, height);
        for (var level = 0; level < height; level++)
        {
            added.Next[level] = before[level].Next[level];
            Volatile.Write(ref before[level].Next[level], added);
        }
    }

    internal sealed class Node(string key, TypedItem? order, int height)
    {
        private TypedItem? _order = order;

        public string Key { get; } = key;

        public TypedItem? Order
        {
            get => Volatile.Read(ref _order);
            set => Volatile.Write(ref _order, value);
        }

        public Node?[] Next { get; } = new Node?[height];
    }
}
