using FASTER.core;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Peers;

/// <summary>FASTER with orders by reference: nothing is decoded, and the collector sees all of them.</summary>
internal sealed class FasterObjectsPeer : IPeer
{
    public const string Name = "FASTER, objects";

    private readonly NullDevice _nowhere = new();
    private readonly NullDevice _objectsNowhere = new();
    private readonly FasterKVSettings<OrderKey, TypedItem?> _settings;
    private readonly FasterKV<OrderKey, TypedItem?> _store;
    private readonly ThreadLocal<ClientSession<OrderKey, TypedItem?, TypedItem?, TypedItem?, Empty, IFunctions<OrderKey, TypedItem?, TypedItem?, TypedItem?, Empty>>> _session;

    public FasterObjectsPeer(int count)
    {
        _settings = new FasterKVSettings<OrderKey, TypedItem?>
        {
            LogDevice = _nowhere,
            ObjectLogDevice = _objectsNowhere,
            EqualityComparer = OrderKeyComparer.Instance,
            IndexSize = FasterSizes.Index(count),
            MemorySize = FasterSizes.Memory(count) / 8,
            PageSize = FasterSizes.Page / 8,
            MutableFraction = FasterSizes.MutableFraction,
            ConcurrencyControlMode = ConcurrencyControlMode.None,
        };
        _store = new FasterKV<OrderKey, TypedItem?>(_settings);
        _session = new(() => _store.NewSession(new SimpleFunctions<OrderKey, TypedItem?>()), trackAllValues: true);
    }

    public object? Get(string customer, string order)
    {
        var key = new OrderKey(customer, order);
        TypedItem? found = null;
        _ = _session.Value!.Read(ref key, ref found);
        return found;
    }

    public void Put(object order)
    {
        var typed = (TypedItem?)order;
        var key = new OrderKey(typed!.Customer, typed.Order);
        _ = _session.Value!.Upsert(ref key, ref typed);
    }

    public void Dispose()
    {
        foreach (var session in _session.Values)
            session.Dispose();
        _session.Dispose();
        _store.Dispose();
        _settings.Dispose();
        _nowhere.Dispose();
        _objectsNowhere.Dispose();
    }
}
