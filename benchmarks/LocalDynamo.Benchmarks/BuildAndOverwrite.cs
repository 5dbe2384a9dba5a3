using System.Collections.Concurrent;
using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks;

/// <summary>
/// An item of 100,000 gets a new state, at random, and the new state is made on the way: the old one with another number. A typed
/// item shares its strings with the one before; an item's block is written anew.
/// </summary>
[MemoryDiagnoser]
public class BuildAndOverwrite
{
    private ConcurrentDictionary<(string Customer, string Order), TypedItem> _dictionary = null!;
    private (string Customer, string Order)[] _keys = null!;
    private DynamoDatabase _database = null!;
    private Table _table = null!;
    private int _total;

    [GlobalSetup]
    public void SetUp()
    {
        _keys = Orders.ShuffledKeys();
        _dictionary = OrderDictionary.New();
        _database = DynamoDatabase.InMemory();
        _table = Orders.NewFilledTable(_database);
    }

    [GlobalCleanup]
    public void CleanUp() => _database.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Orders.Count, Description = "ConcurrentDictionary, with { … }")]
    public void Dictionary()
    {
        foreach (var key in _keys)
            _dictionary[key] = _dictionary[key] with { Total = ++_total };
    }

    [Benchmark(OperationsPerInvoke = Orders.Count, Description = "Table.Put, Item.With")]
    public void Put()
    {
        foreach (var (customer, order) in _keys)
            _ = _table.Put(_table.Get(customer, order)!.With("Amount", ++_total));
    }

    [Benchmark(OperationsPerInvoke = Orders.Count, Description = "Table.Update, an expression")]
    public void Update()
    {
        var values = new Dictionary<string, AttributeValue> { [":n"] = ++_total };
        foreach (var (customer, order) in _keys)
            _ = _table.Update(new Key(customer, order), "SET Amount = :n", values);
    }
}
