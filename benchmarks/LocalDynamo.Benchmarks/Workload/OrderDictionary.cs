using System.Collections.Concurrent;

namespace LocalDynamo.Benchmarks.Workload;

/// <summary>The baselines: the orders in the collections that a program has at hand.</summary>
internal static class OrderDictionary
{
    public static ConcurrentDictionary<(string Customer, string Order), TypedItem> New(int count = Orders.Count)
    {
        var dictionary = new ConcurrentDictionary<(string Customer, string Order), TypedItem>();
        for (var i = 0; i < count; i++)
        {
            var order = Orders.Typed(i);
            dictionary[(order.Customer, order.Order)] = order;
        }

        return dictionary;
    }

    /// <summary>A sorted dictionary for each customer, in the order that a sort key has.</summary>
    public static Dictionary<string, SortedDictionary<string, TypedItem>> NewSorted()
    {
        var customers = new Dictionary<string, SortedDictionary<string, TypedItem>>();
        foreach (var index in Orders.ShuffledIndexes())
        {
            var order = Orders.Typed(index);
            if (!customers.TryGetValue(order.Customer, out var orders))
                customers.Add(order.Customer, orders = new SortedDictionary<string, TypedItem>(StringComparer.Ordinal));
            orders.Add(order.Order, order);
        }

        return customers;
    }
}
