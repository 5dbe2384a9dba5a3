using LocalDynamo.Benchmarks.Workload;
using ZoneTree;

namespace LocalDynamo.Benchmarks.Peers;

/// <summary>ZoneTree, orders by reference in its tree in memory: without a log, or in a folder with a log that is synced for each write, or for several that wait.</summary>
internal sealed class ZoneTreePeer : IOrderedPeer, IScannedPeer, IConditionalPeer, IBatchPeer
{
    public const string Name = "ZoneTree";

    private readonly IZoneTree<OrderKey, TypedItem> _tree;
    private readonly bool _isDurable;
    private readonly string? _temporary;

    public ZoneTreePeer(string? folder)
    {
        _isDurable = folder is not null;
        _temporary = folder is null ? Directory.CreateTempSubdirectory("zonetree-").FullName : null;
        _tree = ZoneTreeOptions.Factory(folder ?? _temporary!, _isDurable).OpenOrCreate();
    }

    public void Load(IEnumerable<object> orders)
    {
        foreach (var order in orders)
            Upsert((TypedItem)order);
        Sync();
    }

    public object? Get(string customer, string order) => _tree.TryGet(new OrderKey(customer, order), out var found) ? found : null;

    public void Put(object order)
    {
        Upsert((TypedItem)order);
        Sync();
    }

    public int Query(string customer) => Walk(new OrderKey(customer, ""), new OrderKey(customer, "~"));

    public int Query(string customer, string from, string to) => Walk(new OrderKey(customer, from), new OrderKey(customer, to));

    public int Count(string city, int minTotal)
    {
        var found = 0;
        using var iterator = _tree.CreateIterator(IteratorType.NoRefresh);
        while (iterator.Next())
            found += iterator.CurrentValue is { } order && order.Total >= minTotal && order.City == city ? 1 : 0;
        return found;
    }

    public int Scan() => Walk(new OrderKey("", ""), new OrderKey("~", ""));

    public bool PutIfPresent(object order)
    {
        var typed = (TypedItem)order;
        var isDone = _tree.TryAtomicUpdate(new OrderKey(typed.Customer, typed.Order), typed, out _);
        Sync();
        return isDone;
    }

    public void PutAll(object[] orders) => Load(orders);

    public void Dispose()
    {
        _tree.Dispose();
        if (_temporary is not null)
            Directory.Delete(_temporary, recursive: true);
    }

    private int Walk(OrderKey from, OrderKey to)
    {
        var found = 0;
        using var iterator = _tree.CreateIterator(IteratorType.NoRefresh);
        iterator.Seek(from);
        while (iterator.Next() && OrderKeyComparer.Instance.Compare(iterator.CurrentKey, to) <= 0)
            found += iterator.CurrentValue is null ? 0 : 1;
        return found;
    }

    private void Upsert(TypedItem order) => _tree.Upsert(new OrderKey(order.Customer, order.Order), order);

    private void Sync()
    {
        if (_isDurable)
            _tree.SyncWALAsync().GetAwaiter().GetResult();
    }
}
