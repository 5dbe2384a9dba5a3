using System.Collections.Concurrent;
using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks;

/// <summary>
/// An item of 100,000 gets a new state, at random. Both sides put items that were built before: like with like. What building them
/// costs too, <see cref="BuildAndOverwrite"/> says.
/// </summary>
[MemoryDiagnoser]
public class Overwrite
{
    private readonly TypedItem[][] _orders = new TypedItem[2][];
    private readonly Item[][] _items = new Item[2][];
    private ConcurrentDictionary<(string Customer, string Order), TypedItem> _dictionary = null!;
    private DynamoDatabase _database = null!;
    private Table _table = null!;
    private int _dictionaryEdition;
    private int _tableEdition;

    [GlobalSetup]
    public void SetUp()
    {
        var indexes = Orders.ShuffledIndexes();
        for (var edition = 0; edition < 2; edition++)
        {
            _orders[edition] = [.. indexes.Select(index => Orders.Typed(index, edition + 1))];
            _items[edition] = [.. indexes.Select(index => Orders.Item(index, edition + 1))];
        }

        _dictionary = OrderDictionary.New();
        _database = DynamoDatabase.InMemory();
        _table = Orders.NewFilledTable(_database);
    }

    [GlobalCleanup]
    public void CleanUp() => _database.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Orders.Count, Description = "ConcurrentDictionary")]
    public void Dictionary() => DictionaryOf(.., ++_dictionaryEdition);

    [Benchmark(OperationsPerInvoke = Orders.Count, Description = "Table.Put")]
    public void Put() => PutOf(.., ++_tableEdition);

    internal void DictionaryOf(Range range, int edition)
    {
        foreach (var order in _orders[edition % 2].AsSpan(range))
            _dictionary[(order.Customer, order.Order)] = order;
    }

    internal void PutOf(Range range, int edition)
    {
        foreach (var item in _items[edition % 2].AsSpan(range))
            _ = _table.Put(item);
    }
}
