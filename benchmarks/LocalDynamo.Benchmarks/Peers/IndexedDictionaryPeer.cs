using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Peers;

/// <summary>
/// The floor of index maintenance: a dictionary of orders, and a sorted set for each index, whose entry goes and comes with each write; all under a lock, so that no
/// reader sees one without the other.
/// </summary>
internal sealed class IndexedDictionaryPeer : IPeer
{
    public const string Name = "dictionary and sorted sets";

    private readonly Dictionary<(string Customer, string Order), TypedItem> _orders = [];
    private readonly SortedSet<TypedItem>[] _indexes;
    private readonly Lock _gate = new();

    /// <param name="indexCount">How many indexes: every other by city and total, the others by total and city.</param>
    public IndexedDictionaryPeer(int indexCount)
    {
        var (byCity, byTotal) = (Comparer<TypedItem>.Create(CompareByCity), Comparer<TypedItem>.Create(CompareByTotal));
        _indexes = [.. Enumerable.Range(0, indexCount).Select(number => new SortedSet<TypedItem>(number % 2 == 0 ? byCity : byTotal))];
    }

    public object? Get(string customer, string order)
    {
        lock (_gate)
            return _orders.GetValueOrDefault((customer, order));
    }

    public void Put(object order)
    {
        var typed = (TypedItem)order;
        lock (_gate)
        {
            var key = (typed.Customer, typed.Order);
            _ = _orders.TryGetValue(key, out var old);
            _orders[key] = typed;
            foreach (var index in _indexes)
            {
                if (old is not null)
                    _ = index.Remove(old);
                _ = index.Add(typed);
            }
        }
    }

    public void Dispose()
    {
    }

    private static int CompareByCity(TypedItem one, TypedItem other) =>
        string.CompareOrdinal(one.City, other.City) is var city and not 0 ? city
        : one.Total.CompareTo(other.Total) is var total and not 0 ? total
        : CompareByKey(one, other);

    private static int CompareByTotal(TypedItem one, TypedItem other) =>
        one.Total.CompareTo(other.Total) is var total and not 0 ? total
        : string.CompareOrdinal(one.City, other.City) is var city and not 0 ? city
        : CompareByKey(one, other);

    private static int CompareByKey(TypedItem one, TypedItem other) =>
        string.CompareOrdinal(one.Customer, other.Customer) is var customer and not 0 ? customer : string.CompareOrdinal(one.Order, other.Order);
}
