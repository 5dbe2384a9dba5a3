using LocalDynamo.Benchmarks.Workload;
using RocksDbSharp;

namespace LocalDynamo.Benchmarks.Peers;

/// <summary>
/// RocksDB: in memory with its own file system there and no log, or in a folder with a sync for each write. It has no conditions that .NET reaches, so its
/// user locks.
/// </summary>
internal sealed class RocksDbPeer : IOrderedPeer, IScannedPeer, IConditionalPeer, IBatchPeer, ITransactionalPeer
{
    public const string Name = "RocksDB";

    private static readonly TypedDeserializer Deserializer = new();

    private readonly WriteOptions _unsynced = new WriteOptions().DisableWal(1);
    private readonly WriteOptions _writing;

    // The database uses these, though it does not keep them from the collector.
    private readonly Env? _memory;
    private readonly DbOptions _options;
    private readonly RocksDb _database;
    private readonly Lock _gate = new();

    public RocksDbPeer(string? folder)
    {
        var blocks = new BlockBasedTableOptions().SetFilterPolicy(BloomFilterPolicy.Create(10)).SetBlockCache(Cache.CreateLru(2UL << 30));
        _options = new DbOptions().SetCreateIfMissing(true);
        _ = _options.SetBlockBasedTableFactory(blocks).SetWriteBufferSize(64UL << 20).SetCompression(Compression.No);
        _memory = folder is null ? Env.CreateMemEnv() : null;
        if (_memory is not null)
            _ = _options.SetEnv(_memory.Handle);
        _writing = folder is null ? _unsynced : new WriteOptions().SetSync(true);
        _database = RocksDb.Open(_options, folder is null ? "/orders" : Path.Combine(folder, "rocksdb"));
    }

    public void Load(IEnumerable<object> orders)
    {
        foreach (var order in orders)
            Put((TypedItem)order, _unsynced);
        _database.Flush(new FlushOptions().SetWaitForFlush(true));
    }

    public object? Get(string customer, string order) =>
        _database.Get(OrderCodec.Key(customer, order, stackalloc byte[OrderCodec.MaxKeyBytes]), Deserializer);

    public void Put(object order) => Put((TypedItem)order, _writing);

    public int Query(string customer)
    {
        Span<byte> buffer = stackalloc byte[OrderCodec.MaxKeyBytes], end = stackalloc byte[OrderCodec.MaxKeyBytes];
        return Walk(OrderCodec.Key(customer, "", buffer), OrderCodec.EndOf(customer, end));
    }

    public int Query(string customer, string from, string to)
    {
        Span<byte> buffer = stackalloc byte[OrderCodec.MaxKeyBytes], end = stackalloc byte[OrderCodec.MaxKeyBytes];
        return Walk(OrderCodec.Key(customer, from, buffer), OrderCodec.Key(customer, to, end));
    }

    public int Count(string city, int minTotal)
    {
        var found = 0;
        using var iterator = _database.NewIterator();
        for (iterator.SeekToFirst(); iterator.Valid(); iterator.Next())
            found += OrderCodec.Decode(iterator.GetValueSpan()) is { } order && order.Total >= minTotal && order.City == city ? 1 : 0;
        return found;
    }

    public int Scan() => Walk([], [byte.MaxValue]);

    public bool PutIfPresent(object order)
    {
        var typed = (TypedItem)order;
        Span<byte> buffer = stackalloc byte[OrderCodec.MaxKeyBytes];
        lock (_gate)
        {
            if (!_database.HasKey(OrderCodec.Key(typed.Customer, typed.Order, buffer)))
                return false;
            Put(order);
            return true;
        }
    }

    public void PutAll(object[] orders)
    {
        using var batch = new WriteBatch();
        Span<byte> key = stackalloc byte[OrderCodec.MaxKeyBytes], value = stackalloc byte[OrderCodec.MaxBytes];
        foreach (var order in orders)
        {
            var typed = (TypedItem)order;
            _ = batch.Put(OrderCodec.Key(typed.Customer, typed.Order, key), OrderCodec.Encode(typed, value));
        }

        _database.Write(batch, _writing);
    }

    public bool PutAllIfPresent(object[] orders)
    {
        Span<byte> buffer = stackalloc byte[OrderCodec.MaxKeyBytes];
        lock (_gate)
        {
            foreach (var order in orders)
            {
                var typed = (TypedItem)order;
                if (!_database.HasKey(OrderCodec.Key(typed.Customer, typed.Order, buffer)))
                    return false;
            }

            PutAll(orders);
            return true;
        }
    }

    public void Dispose()
    {
        _database.Dispose();
        GC.KeepAlive(_options);
        GC.KeepAlive(_memory);
    }

    private int Walk(ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        var found = 0;
        using var iterator = _database.NewIterator();
        for (iterator.Seek(from); iterator.Valid() && iterator.GetKeySpan().SequenceCompareTo(to) <= 0; iterator.Next())
            found += OrderCodec.Decode(iterator.GetValueSpan()) is null ? 0 : 1;
        return found;
    }

    private void Put(TypedItem order, WriteOptions options)
    {
        Span<byte> key = stackalloc byte[OrderCodec.MaxKeyBytes], value = stackalloc byte[OrderCodec.MaxBytes];
        _database.Put(OrderCodec.Key(order.Customer, order.Order, key), OrderCodec.Encode(order, value), writeOptions: options);
    }

    private sealed class TypedDeserializer : ISpanDeserializer<TypedItem?>
    {
        public TypedItem? Deserialize(ReadOnlySpan<byte> buffer) => OrderCodec.Decode(buffer);
    }
}
