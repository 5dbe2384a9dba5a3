using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;
using LocalDynamo.Operations;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>
/// A customer with more orders than a page of 1 MB holds: one page of them, all, and a page filtered down to the orders with a certain city and total, against
/// walking as many in a bare skip list.
/// </summary>
[MemoryDiagnoser]
public class QueryPage
{
    private const int Count = 5_000;
    private const int PageLength = 3_500;
    private const string City = "Kopenhagen";

    private readonly SkipListPeer _skipList = new();
    private DynamoDatabase _database = null!;
    private Table _table = null!;
    private string _customer = "";
    private string _lastOfPage = "";

    [GlobalSetup]
    public void SetUp()
    {
        _database = DynamoDatabase.InMemory();
        _table = Orders.NewTable(_database);
        _customer = Orders.CustomerOf(0);
        for (var i = 0; i < Count; i++)
        {
            var order = Orders.Typed(i, i % 2) with { Customer = _customer, Order = $"order#2026-11-{i:D6}" };
            _skipList.Put(order);
            _table.Put(Orders.Convert(order));
        }

        var page = Page(null);
        _lastOfPage = page.Items![^1].GetString("Order");
        if (page.LastEvaluatedKey is null || page.Count < PageLength)
            throw new InvalidOperationException($"A page has {page.Count} orders.");
    }

    [GlobalCleanup]
    public void CleanUp() => _database.Dispose();

    [Benchmark(Baseline = true, Description = "skip list, as many as a page")]
    public int SkipListPage() => _skipList.Query(_customer, "", _lastOfPage);

    [Benchmark(Description = "Query, a page of 1 MB")]
    public int QueryOnePage() => Page(null).Count;

    [Benchmark(Description = "Query, a page of 1 MB, filtered")]
    public int QueryFiltered() => Page("City = :city AND Amount >= :total").Count;

    [Benchmark(Description = "Table.Query, all pages")]
    public int QueryAll()
    {
        var found = 0;
        foreach (var item in _table.Query(_customer))
            found += item is null ? 0 : 1;
        return found;
    }

    private QueryResponse Page(string? filter)
    {
        var values = new Dictionary<string, AttributeValue> { [":customer"] = _customer };
        if (filter is not null)
            (values[":city"], values[":total"]) = (City, Count / 4);
        return _database.Query(new QueryRequest
        {
            TableName = "Orders",
            KeyConditionExpression = "Customer = :customer",
            FilterExpression = filter,
            ExpressionAttributeValues = values,
        });
    }
}
