using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks;

/// <summary>All 100 items of a partition in the order of their sort key, of one partition of 1,000 after the other, at random.</summary>
[MemoryDiagnoser]
public class QueryPartition
{
    private Dictionary<string, SortedDictionary<string, TypedItem>> _sorted = null!;
    private string[] _customers = null!;
    private DynamoDatabase _database = null!;
    private Table _table = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _customers = [.. Orders.ShuffledIndexes(Orders.Partitions).Select(index => Orders.CustomerOf(index * Orders.PerPartition))];
        _sorted = OrderDictionary.NewSorted();
        _database = DynamoDatabase.InMemory();
        _table = Orders.NewTable(_database);
        foreach (var index in Orders.ShuffledIndexes())
            _ = _table.Put(Orders.Item(index));
    }

    [GlobalCleanup]
    public void CleanUp() => _database.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Orders.Partitions, Description = "SortedDictionary")]
    public int Sorted() => SortedOf(_customers);

    [Benchmark(OperationsPerInvoke = Orders.Partitions, Description = "Table.Query")]
    public int Query() => QueryOf(_customers);

    internal int SortedOf(ReadOnlySpan<string> customers)
    {
        var found = 0;
        foreach (var customer in customers)
        {
            foreach (var (_, order) in _sorted[customer])
                found += order is null ? 0 : 1;
        }

        return found;
    }

    internal int QueryOf(ReadOnlySpan<string> customers)
    {
        var found = 0;
        foreach (var customer in customers)
        {
            foreach (var item in _table.Query(customer))
                found += item is null ? 0 : 1;
        }

        return found;
    }

    internal ReadOnlySpan<string> Customers(Range range) => _customers.AsSpan(range);
}
