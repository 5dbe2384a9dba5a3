using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Peers;

/// <summary>A sorted dictionary for each customer, under one lock: what .NET has for orders in their order.</summary>
internal sealed class SortedDictionaryPeer : IOrderedPeer, IScannedPeer
{
    public const string Name = "SortedDictionary";

    private readonly Dictionary<string, SortedDictionary<string, TypedItem>> _customers = [];
    private readonly Lock _gate = new();

    public object? Get(string customer, string order)
    {
        lock (_gate)
            return _customers.TryGetValue(customer, out var orders) && orders.TryGetValue(order, out var found) ? found : null;
    }

    public void Put(object order)
    {
        var typed = (TypedItem)order;
        lock (_gate)
        {
            if (!_customers.TryGetValue(typed.Customer, out var orders))
                _customers.Add(typed.Customer, orders = new SortedDictionary<string, TypedItem>(StringComparer.Ordinal));
            orders[typed.Order] = typed;
        }
    }

    public int Query(string customer)
    {
        var found = 0;
        lock (_gate)
        {
            foreach (var (_, order) in _customers[customer])
                found += order is null ? 0 : 1;
        }

        return found;
    }

    /// <summary>It can't begin in the middle, so it walks from the first.</summary>
    public int Query(string customer, string from, string to)
    {
        var found = 0;
        lock (_gate)
        {
            foreach (var (key, _) in _customers[customer])
            {
                if (string.CompareOrdinal(key, to) > 0)
                    break;
                found += string.CompareOrdinal(key, from) >= 0 ? 1 : 0;
            }
        }

        return found;
    }

    public int Count(string city, int minTotal)
    {
        lock (_gate)
            return _customers.Values.Sum(orders => orders.Count(entry => entry.Value.Total >= minTotal && entry.Value.City == city));
    }

    public int Scan()
    {
        lock (_gate)
            return _customers.Keys.Sum(Query);
    }

    public void Dispose()
    {
    }
}
