using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>
/// An order gets a new state, at random, with another city and total, in a table that has no index, one, and five: each is by one of the two, so that
/// each write moves an entry in each index.
/// </summary>
[MemoryDiagnoser]
public class IndexMaintenance
{
    private const int Operations = 500;

    private readonly Item[][] _editions = new Item[2][];
    private DynamoDatabase _database = null!;
    private Table _table = null!;
    private int _next;
    private int _edition;

    [Params(0, 1, 5)]
    public int Indexes { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var indexes = Enumerable.Range(0, Indexes)
            .Select(static number => number % 2 == 0
                ? SecondaryIndex.Global($"By{number}", "City", ("Amount", ScalarAttributeType.N))
                : SecondaryIndex.Global($"By{number}", ("Amount", ScalarAttributeType.N), "City"))
            .ToArray();
        _database = DynamoDatabase.InMemory();
        _table = _database.CreateTable("Orders", "Customer", "Order", indexes);
        var shuffled = Orders.ShuffledIndexes(Scale.Count);
        for (var edition = 0; edition < 2; edition++)
            _editions[edition] = [.. shuffled.Select(index => Orders.Item(index, edition))];
        _ = _table.PutMany(_editions[1]);
    }

    [GlobalCleanup]
    public void CleanUp() => _database.Dispose();

    [Benchmark(OperationsPerInvoke = Operations)]
    public void Put()
    {
        for (var i = 0; i < Operations; i++)
        {
            _ = _table.Put(_editions[_edition][_next++]);
            if (_next == _editions[0].Length)
                (_next, _edition) = (0, 1 - _edition);
        }
    }
}
