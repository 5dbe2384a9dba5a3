using System.Collections.Concurrent;
using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks;

/// <summary>One item of 100,000 by its full key, at random.</summary>
[MemoryDiagnoser]
public class PointGet
{
    private ConcurrentDictionary<(string Customer, string Order), TypedItem> _dictionary = null!;
    private (string Customer, string Order)[] _keys = null!;
    private DynamoDatabase _database = null!;
    private Table _table = null!;

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

    [Benchmark(Baseline = true, OperationsPerInvoke = Orders.Count, Description = "ConcurrentDictionary")]
    public int Dictionary() => DictionaryOf(_keys);

    [Benchmark(OperationsPerInvoke = Orders.Count, Description = "Table.Get")]
    public int Get() => GetOf(_keys);

    internal ReadOnlySpan<(string Customer, string Order)> Keys(Range range) => _keys.AsSpan(range);

    internal int DictionaryOf(ReadOnlySpan<(string Customer, string Order)> keys)
    {
        var found = 0;
        foreach (var key in keys)
            found += _dictionary.TryGetValue(key, out var order) && order is not null ? 1 : 0;
        return found;
    }

    internal int GetOf(ReadOnlySpan<(string Customer, string Order)> keys)
    {
        var found = 0;
        foreach (var (customer, order) in keys)
            found += _table.Get(customer, order) is not null ? 1 : 0;
        return found;
    }
}
