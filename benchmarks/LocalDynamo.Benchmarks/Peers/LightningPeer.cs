using LightningDB;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Peers;

/// <summary>
/// LMDB through LightningDB: in memory, as far as there is such a thing, in the system's folder for shared memory without syncs, or in a folder with a sync
/// for each commit. A reading transaction for each thread is taken up again for each read.
/// </summary>
internal sealed class LightningPeer : IOrderedPeer, IScannedPeer, IConditionalPeer, IBatchPeer, ITransactionalPeer
{
    public const string Name = "LMDB";

    private const long MapBytes = 4L << 30;
    private const string SharedMemory = "/dev/shm";

    private readonly LightningEnvironment _environment;
    private readonly LightningDatabase _orders;
    private readonly ThreadLocal<LightningTransaction> _reading;
    private readonly string? _temporary;

    static LightningPeer() => LightningLibrary.Use();

    public LightningPeer(string? folder)
    {
        _temporary = folder is null
            ? Directory.CreateDirectory(Path.Combine(Directory.Exists(SharedMemory) ? SharedMemory : Path.GetTempPath(), $"lmdb-{Guid.NewGuid():N}")).FullName
            : null;
        _environment = new LightningEnvironment(folder ?? _temporary!, new EnvironmentConfiguration { MapSize = MapBytes });
        _environment.Open(folder is null ? EnvironmentOpenFlags.NoSync | EnvironmentOpenFlags.WriteMap | EnvironmentOpenFlags.NoThreadLocalStorage : EnvironmentOpenFlags.NoThreadLocalStorage);
        using (var transaction = _environment.BeginTransaction())
        {
            _orders = transaction.OpenDatabase(new DatabaseConfiguration { Flags = DatabaseOpenFlags.Create });
            transaction.Commit().ThrowOnError();
        }

        _reading = new ThreadLocal<LightningTransaction>(
            () =>
            {
                var transaction = _environment.BeginTransaction(TransactionBeginFlags.ReadOnly);
                transaction.Reset();
                return transaction;
            },
            trackAllValues: true);
    }

    public void Load(IEnumerable<object> orders) => PutAll([.. orders]);

    public object? Get(string customer, string order)
    {
        Span<byte> buffer = stackalloc byte[OrderCodec.MaxKeyBytes];
        using var read = new Reading(_reading.Value!);
        return Get(read.Transaction, OrderCodec.Key(customer, order, buffer));
    }

    /// <summary>By one reading transaction.</summary>
    public int GetAll((string Customer, string Order)[] keys)
    {
        Span<byte> buffer = stackalloc byte[OrderCodec.MaxKeyBytes];
        using var read = new Reading(_reading.Value!);
        var found = 0;
        foreach (var (customer, order) in keys)
            found += Get(read.Transaction, OrderCodec.Key(customer, order, buffer)) is null ? 0 : 1;
        return found;
    }

    public void Put(object order)
    {
        using var transaction = _environment.BeginTransaction();
        Put(transaction, (TypedItem)order);
        transaction.Commit().ThrowOnError();
    }

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

    public int Count(string city, int minTotal) => Walk([0], [byte.MaxValue], order => order.Total >= minTotal && order.City == city);

    public int Scan() => Walk([0], [byte.MaxValue]);

    public bool PutIfPresent(object order) => PutAllIfPresent([order]);

    public void PutAll(object[] orders)
    {
        using var transaction = _environment.BeginTransaction();
        foreach (var order in orders)
            Put(transaction, (TypedItem)order);
        transaction.Commit().ThrowOnError();
    }

    public bool PutAllIfPresent(object[] orders)
    {
        Span<byte> buffer = stackalloc byte[OrderCodec.MaxKeyBytes];
        using var transaction = _environment.BeginTransaction();
        foreach (var order in orders)
        {
            var typed = (TypedItem)order;
            if (!transaction.ContainsKey(_orders, OrderCodec.Key(typed.Customer, typed.Order, buffer)))
                return false;
            Put(transaction, typed);
        }

        transaction.Commit().ThrowOnError();
        return true;
    }

    public void Dispose()
    {
        foreach (var transaction in _reading.Values)
            transaction.Dispose();
        _reading.Dispose();
        _environment.Dispose();
        if (_temporary is not null)
            Directory.Delete(_temporary, recursive: true);
    }

    private TypedItem? Get(LightningTransaction transaction, ReadOnlySpan<byte> key)
    {
        var (code, _, value) = transaction.Get(_orders, key);
        return code == MDBResultCode.Success ? OrderCodec.Decode(value.AsSpan()) : null;
    }

    private int Walk(ReadOnlySpan<byte> from, ReadOnlySpan<byte> to, Func<TypedItem, bool>? condition = null)
    {
        var found = 0;
        using var read = new Reading(_reading.Value!);
        using var cursor = read.Transaction.CreateCursor(_orders);
        if (cursor.SetRange(from) != MDBResultCode.Success)
            return 0;
        var (code, key, value) = cursor.GetCurrent();
        while (code == MDBResultCode.Success && key.AsSpan().SequenceCompareTo(to) <= 0)
        {
            var order = OrderCodec.Decode(value.AsSpan());
            found += condition is null || condition(order) ? 1 : 0;
            (code, key, value) = cursor.Next();
        }

        return found;
    }

    private void Put(LightningTransaction transaction, TypedItem order)
    {
        Span<byte> key = stackalloc byte[OrderCodec.MaxKeyBytes], value = stackalloc byte[OrderCodec.MaxBytes];
        transaction.Put(_orders, OrderCodec.Key(order.Customer, order.Order, key), OrderCodec.Encode(order, value)).ThrowOnError();
    }

    /// <summary>A reading transaction, for as long as one read takes.</summary>
    private readonly ref struct Reading
    {
        public Reading(LightningTransaction transaction)
        {
            Transaction = transaction;
            _ = transaction.Renew();
        }

        public LightningTransaction Transaction { get; }

        public void Dispose() => Transaction.Reset();
    }
}
