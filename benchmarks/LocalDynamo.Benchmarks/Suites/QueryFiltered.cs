using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>A page of 1 MB filtered down to the orders with a certain city and total, and all pages, against walking a bare skip list of as many.</summary>
[MemoryDiagnoser]
public class QueryFiltered
{
    private const string City = "Kopenhagen";
    private const int MinTotal = LargeCustomer.Count / 4;

    private readonly SkipListPeer _skipList = new();
    private readonly LocalDynamoPeer _own = new(folder: null);

    [GlobalSetup]
    public void SetUp()
    {
        foreach (var order in LargeCustomer.Orders)
        {
            _skipList.Put(order);
            _own.Put(_own.Make(order));
        }
    }

    [GlobalCleanup]
    public void CleanUp() => _own.Dispose();

    [Benchmark(Baseline = true, Description = "skip list, the same test in C# on all")]
    public int SkipList() => _skipList.Count(City, MinTotal);

    [Benchmark(Description = "Query, a page, filtered")]
    public int Page() => _own.Page(LargeCustomer.Name, "City = :city AND Amount >= :total", new() { [":city"] = City, [":total"] = MinTotal }).Count;

    [Benchmark(Description = "Table.Scan, all pages, filtered")]
    public int All() => _own.Count(City, MinTotal);

    [Benchmark(Description = "Table.Query, all pages")]
    public int Unfiltered() => _own.Query(LargeCustomer.Name);
}
