using LocalDynamo.Benchmarks.Workload;
using ZoneTree;
using ZoneTree.Logger;
using ZoneTree.Options;
using ZoneTree.Serializers;

namespace LocalDynamo.Benchmarks.Peers;

/// <summary>How ZoneTree is set up: all orders in the tree in memory, a log only where durability is asked for.</summary>
internal static class ZoneTreeOptions
{
    public static ZoneTreeFactory<OrderKey, TypedItem> Factory(string folder, bool isDurable) => new ZoneTreeFactory<OrderKey, TypedItem>()
        .SetDataDirectory(folder)
        .SetLogger(new ConsoleLogger(LogLevel.Error))
        .SetComparer(OrderKeyComparer.Instance)
        .SetKeySerializer(new KeySerializer())
        .SetValueSerializer(new OrderSerializer())
        .SetMutableSegmentMaxItemCount(50_000_000)
        .SetMutableSegmentBloomFilterBitsPerItem(0)
        .DisableDeletion()
        .ConfigureWriteAheadLogOptions(options => options.WriteAheadLogMode = isDurable ? WriteAheadLogMode.Shared : WriteAheadLogMode.None);

    private sealed class KeySerializer : ISerializer<OrderKey>
    {
        private readonly Utf8StringSerializer _text = new();

        public OrderKey Deserialize(Memory<byte> bytes)
        {
            var text = _text.Deserialize(bytes);
            var end = text.IndexOf('\0', StringComparison.Ordinal);
            return new OrderKey(text[..end], text[(end + 1)..]);
        }

        public Memory<byte> Serialize(in OrderKey entry) => _text.Serialize($"{entry.Customer}\0{entry.Order}");
    }

    private sealed class OrderSerializer : ISerializer<TypedItem>
    {
        public TypedItem Deserialize(Memory<byte> bytes) => OrderCodec.Decode(bytes.Span);

        public Memory<byte> Serialize(in TypedItem entry)
        {
            Span<byte> buffer = stackalloc byte[OrderCodec.MaxBytes];
            return OrderCodec.Encode(entry, buffer).ToArray();
        }
    }
}
