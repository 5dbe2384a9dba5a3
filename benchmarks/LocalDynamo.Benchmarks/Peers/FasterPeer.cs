using FASTER.core;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Peers;

/// <summary>
/// FASTER with keys and orders as bytes in its own memory, which the collector does not see; a read decodes them where they lie. It knows no order of keys,
/// and makes nothing durable by the write.
/// </summary>
internal sealed class FasterPeer : IPeer
{
    public const string Name = "FASTER";

    private readonly NullDevice _nowhere = new();
    private readonly FasterKVSettings<SpanByte, SpanByte> _settings;
    private readonly FasterKV<SpanByte, SpanByte> _store;
    private readonly ThreadLocal<ClientSession<SpanByte, SpanByte, SpanByte, TypedItem?, Empty, Functions>> _session;

    /// <param name="count">How many orders it will hold: it wants to know its size before.</param>
    public FasterPeer(int count)
    {
        _settings = new FasterKVSettings<SpanByte, SpanByte>
        {
            LogDevice = _nowhere,
            IndexSize = FasterSizes.Index(count),
            MemorySize = FasterSizes.Memory(count),
            PageSize = FasterSizes.Page,
            MutableFraction = FasterSizes.MutableFraction,
            ConcurrencyControlMode = ConcurrencyControlMode.RecordIsolation,
        };
        _store = new FasterKV<SpanByte, SpanByte>(_settings);
        _session = new(() => _store.For(new Functions()).NewSession<Functions>(), trackAllValues: true);
    }

    public unsafe object? Get(string customer, string order)
    {
        var buffer = stackalloc byte[OrderCodec.MaxKeyBytes];
        var key = OrderCodec.Key(customer, order, new Span<byte>(buffer, OrderCodec.MaxKeyBytes));
        TypedItem? found = null;
        var name = SpanByte.FromPointer(buffer, key.Length);
        _ = _session.Value!.Read(ref name, ref found);
        return found;
    }

    public unsafe void Put(object order)
    {
        var typed = (TypedItem)order;
        byte* keys = stackalloc byte[OrderCodec.MaxKeyBytes], values = stackalloc byte[OrderCodec.MaxBytes];
        var key = SpanByte.FromPointer(keys, OrderCodec.Key(typed.Customer, typed.Order, new Span<byte>(keys, OrderCodec.MaxKeyBytes)).Length);
        var value = SpanByte.FromPointer(values, OrderCodec.Encode(typed, new Span<byte>(values, OrderCodec.MaxBytes)).Length);
        _ = _session.Value!.Upsert(ref key, ref value);
    }

    public void Dispose()
    {
        foreach (var session in _session.Values)
            session.Dispose();
        _session.Dispose();
        _store.Dispose();
        _settings.Dispose();
        _nowhere.Dispose();
    }

    private sealed class Functions : SpanByteFunctions<SpanByte, TypedItem?, Empty>
    {
        public override bool SingleReader(ref SpanByte key, ref SpanByte input, ref SpanByte value, ref TypedItem? output, ref ReadInfo info)
        {
            output = OrderCodec.Decode(value.AsReadOnlySpan());
            return true;
        }

        public override bool ConcurrentReader(ref SpanByte key, ref SpanByte input, ref SpanByte value, ref TypedItem? output, ref ReadInfo info) =>
            SingleReader(ref key, ref input, ref value, ref output, ref info);
    }
}
