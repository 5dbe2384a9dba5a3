using System.Collections.Concurrent;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Peers;

/// <summary>
/// The floor of ordered stores, and the bare shape of LocalDynamo: a dictionary of customers, each with a <see cref="SkipList"/> of orders by reference.
/// </summary>
internal sealed class SkipListPeer : IOrderedPeer, IScannedPeer, IConditionalPeer
{
    public const string Name = "skip list";

    private readonly ConcurrentDictionary<string, SkipList> _customers = new();

    public object? Get(string customer, string order) => _customers.TryGetValue(customer, out var orders) ? orders.Get(order) : null;

    public void Put(object order)
    {
        var typed = (TypedItem)order;
        var orders = _customers.GetOrAdd(typed.Customer, static _ => new SkipList());
        lock (orders.Gate)
            orders.PutLocked(typed);
    }

    public bool PutIfPresent(object order)
    {
        var typed = (TypedItem)order;
        if (!_customers.TryGetValue(typed.Customer, out var orders))
            return false;
        lock (orders.Gate)
        {
            if (orders.Get(typed.Order) is null)
                return false;
            orders.PutLocked(typed);
            return true;
        }
    }

    public int Query(string customer)
    {
        var found = 0;
        for (var node = _customers[customer].First(); node is not null; node = Volatile.Read(ref node.Next[0]))
            found += node.Order is null ? 0 : 1;
        return found;
    }

    public int Query(string customer, string from, string to)
    {
        var found = 0;
        for (var node = _customers[customer].Seek(from); node is not null && string.CompareOrdinal(node.Key, to) <= 0; node = Volatile.Read(ref node.Next[0]))
            found += node.Order is null ? 0 : 1;
        return found;
    }

    public int Count(string city, int minTotal)
    {
        var found = 0;
        foreach (var (_, orders) in _customers)
        {
            for (var node = orders.First(); node is not null; node = Volatile.Read(ref node.Next[0]))
                found += node.Order is { } order && order.Total >= minTotal && order.City == city ? 1 : 0;
        }

        return found;
    }

    public int Scan() => _customers.Keys.Sum(Query);

    public void Dispose()
    {
    }
}
