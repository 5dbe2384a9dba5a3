using System.Collections.Concurrent;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Peers;

/// <summary>The floor of reading and writing one order: the dictionary that a program without a database has.</summary>
internal sealed class DictionaryPeer : IScannedPeer, IConditionalPeer, IUpdatingPeer, IBatchPeer, ITransactionalPeer
{
    public const string Name = "ConcurrentDictionary";

    private readonly ConcurrentDictionary<(string Customer, string Order), TypedItem> _orders = new();
    private readonly Lock _transaction = new();

    public object? Get(string customer, string order) => _orders.TryGetValue((customer, order), out var found) ? found : null;

    public void Put(object order)
    {
        var typed = (TypedItem)order;
        _orders[(typed.Customer, typed.Order)] = typed;
    }

    public bool PutIfPresent(object order)
    {
        var typed = (TypedItem)order;
        var key = (typed.Customer, typed.Order);
        while (_orders.TryGetValue(key, out var old))
        {
            if (_orders.TryUpdate(key, typed, old))
                return true;
        }

        return false;
    }

    public void AddToTotal(string customer, string order, int amount) =>
        _orders.AddOrUpdate(
            (customer, order),
            static (_, _) => throw new KeyNotFoundException(),
            static (_, old, amount) => old with { Total = old.Total + amount },
            amount);

    public void PutAll(object[] orders)
    {
        foreach (var order in orders)
            Put(order);
    }

    /// <summary>Guarded writes: a lock keeps other transactions out, though not readers.</summary>
    public bool PutAllIfPresent(object[] orders)
    {
        lock (_transaction)
        {
            foreach (var order in orders)
            {
                var typed = (TypedItem)order;
                if (!_orders.ContainsKey((typed.Customer, typed.Order)))
                    return false;
            }

            foreach (var order in orders)
                Put(order);
            return true;
        }
    }

    public int Count(string city, int minTotal)
    {
        var found = 0;
        foreach (var (_, order) in _orders)
            found += order.Total >= minTotal && order.City == city ? 1 : 0;
        return found;
    }

    public int Scan()
    {
        var found = 0;
        foreach (var (_, order) in _orders)
            found += order is null ? 0 : 1;
        return found;
    }

    public void Dispose()
    {
    }
}
