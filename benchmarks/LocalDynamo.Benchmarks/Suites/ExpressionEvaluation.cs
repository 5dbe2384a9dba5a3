using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Workload;
using LocalDynamo.Expressions;
using LocalDynamo.Expressions.Syntax;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>
/// A condition with three comparisons, on the way from text to answer: parsed, bound to the values of one request (its tree is kept), evaluated for an item;
/// against the same test in C# on a typed order, and in C# on the item. 1,000 items, which fit the cache.
/// </summary>
[MemoryDiagnoser]
public class ExpressionEvaluation
{
    private const int Count = 1_000;
    private const string Text = "City = :city AND (Amount >= :total OR begins_with(Remark, :start))";

    private readonly TypedItem[] _orders = [.. Enumerable.Range(0, Count).Select(static index => Orders.Typed(index, index))];
    private readonly Item[] _items = [.. Enumerable.Range(0, Count).Select(static index => Orders.Item(index, index))];
    private readonly Dictionary<string, AttributeValue> _values = new() { [":city"] = "Kopenhagen", [":total"] = Count / 2, [":start"] = "0000" };
    private BoundCondition _condition = null!;

    [GlobalSetup]
    public void SetUp() => _condition = Bind();

    [Benchmark(Description = "parse")]
    public object Parse() => ExpressionParser.Parse(ExpressionKind.Condition, Text);

    [Benchmark(Description = "bind, parsed before")]
    public object BindParsed() => Bind();

    [Benchmark(Baseline = true, OperationsPerInvoke = Count, Description = "C# on typed orders")]
    public int Typed()
    {
        var found = 0;
        foreach (var order in _orders)
            found += order.City == "Kopenhagen" && (order.Total >= Count / 2 || order.Remark.StartsWith("0000", StringComparison.Ordinal)) ? 1 : 0;
        return found;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "C# on items")]
    public int OnItems()
    {
        var found = 0;
        foreach (var item in _items)
        {
            found += item.GetString("City") == "Kopenhagen"
                && (item.GetInt32("Amount") >= Count / 2 || item.GetString("Remark").StartsWith("0000", StringComparison.Ordinal)) ? 1 : 0;
        }

        return found;
    }

    [Benchmark(OperationsPerInvoke = Count, Description = "evaluate, bound before")]
    public int Evaluate()
    {
        var found = 0;
        foreach (var item in _items)
            found += _condition.Matches(item) ? 1 : 0;
        return found;
    }

    private BoundCondition Bind() => new ExpressionScope(null, _values).Condition(Text);
}
