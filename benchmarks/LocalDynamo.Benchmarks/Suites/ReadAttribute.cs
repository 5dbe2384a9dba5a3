using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>One attribute of an item, the fifth of seven, without touching the others. 1,000 items, which fit the cache.</summary>
[MemoryDiagnoser]
public class ReadAttribute
{
    private const int Count = 1_000;

    private readonly TypedItem[] _orders = [.. Enumerable.Range(0, Count).Select(index => Orders.Typed(index))];
    private readonly Item[] _items = [.. Enumerable.Range(0, Count).Select(index => Orders.Item(index))];
    private Dictionary<string, object>[] _dictionaries = null!;

    [GlobalSetup]
    public void SetUp() => _dictionaries = [.. _orders.Select(order => new Dictionary<string, object>
    {
        ["Customer"] = order.Customer,
        ["Order"] = order.Order,
        ["Name"] = order.Name,
        ["City"] = order.City,
        ["Amount"] = order.Total,
        ["Remark"] = order.Remark,
        ["Articles"] = order.Articles,
    }),];

    [Benchmark(Baseline = true, OperationsPerInvoke = Count, Description = "Dictionary<string, object>, int")]
    public long Dictionary()
    {
        var sum = 0L;
        foreach (var dictionary in _dictionaries)
            sum += (int)dictionary["Amount"];
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "a property, int")]
    public long Property()
    {
        var sum = 0L;
        foreach (var order in _orders)
            sum += order.Total;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "Item.GetInt32")]
    public long ReadInt32()
    {
        var sum = 0L;
        foreach (var item in _items)
            sum += item.GetInt32("Amount");
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "Item[…] == value, no decoding")]
    public int Compare()
    {
        AttributeValue city = "Rotterdam";
        var found = 0;
        foreach (var item in _items)
            found += item["City"] == city ? 1 : 0;
        return found;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "Item.GetString, a new string")]
    public int ReadString()
    {
        var length = 0;
        foreach (var item in _items)
            length += item.GetString("City").Length;
        return length;
    }
}
