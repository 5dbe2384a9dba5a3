using LocalDynamo.Benchmarks.Peers;

namespace LocalDynamo.Benchmarks.Turns;

/// <summary>The same test as <see cref="CountTurn"/>'s, on the very items that LocalDynamo stores, in C# and with no table around them.</summary>
internal sealed class CountInCSharpTurn : ITurn
{
    private readonly Item[] _items;
    private readonly int _minTotal;
    private readonly AttributeValue _city = CountTurn.City;

    public CountInCSharpTurn(LocalDynamoPeer peer, int count) => (_items, _minTotal) = (peer.Items(), count / 2);

    public int OperationsPerRun => 1;

    public void Run()
    {
        var found = 0;
        foreach (var item in _items)
            found += item.GetInt32("Amount") >= _minTotal && item["City"] == _city ? 1 : 0;
        if (found == 0)
            throw new InvalidOperationException("No item was found.");
    }
}
