using LiteDB;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Peers;

/// <summary>
/// LiteDB, a document for each order, in memory or in a file. It acknowledges what is not synced yet, so with a folder a checkpoint follows each write.
/// </summary>
internal sealed class LiteDbPeer : IOrderedPeer, IScannedPeer, IConditionalPeer, IBatchPeer, ITransactionalPeer
{
    public const string Name = "LiteDB";

    private readonly LiteDatabase _database;
    private readonly ILiteCollection<BsonDocument> _orders;
    private readonly bool _isDurable;
    private readonly Lock _transaction = new();

    public LiteDbPeer(string? folder)
    {
        _isDurable = folder is not null;
        _database = new LiteDatabase(folder is null ? ":memory:" : Path.Combine(folder, "lite.db"));
        _orders = _database.GetCollection("Orders");
    }

    public void Load(IEnumerable<object> orders)
    {
        _ = _orders.InsertBulk(orders.Select(static order => Document((TypedItem)order)));
        _database.Checkpoint();
    }

    public object? Get(string customer, string order) => _orders.FindById(Key(customer, order)) is { } found ? Typed(found) : null;

    public void Put(object order)
    {
        _ = _orders.Upsert(Document((TypedItem)order));
        Sync();
    }

    // With parameters, since LiteDB compiles each text once.
    public int Query(string customer) => Query(customer, "", "~");

    public int Query(string customer, string from, string to) =>
        Walk(BsonExpression.Create("$._id BETWEEN @0 AND @1", Key(customer, from), Key(customer, to)));

    public int Count(string city, int minTotal) => _orders.Count(BsonExpression.Create("$.Total >= @0 AND $.City = @1", minTotal, city));

    public int Scan() => Walk(LiteDB.Query.All());

    public bool PutIfPresent(object order)
    {
        // Update changes what is there, and says whether it was.
        var isDone = _orders.Update(Document((TypedItem)order));
        Sync();
        return isDone;
    }

    public void PutAll(object[] orders)
    {
        _ = _orders.Upsert(orders.Select(static order => Document((TypedItem)order)));
        Sync();
    }

    public bool PutAllIfPresent(object[] orders)
    {
        lock (_transaction)
        {
            _ = _database.BeginTrans();
            var isDone = _orders.Update(orders.Select(static order => Document((TypedItem)order))) == orders.Length;
            _ = isDone ? _database.Commit() : _database.Rollback();
            Sync();
            return isDone;
        }
    }

    public void Dispose() => _database.Dispose();

    private static string Key(string customer, string order) => $"{customer}/{order}";

    private static BsonDocument Document(TypedItem order) => new()
    {
        ["_id"] = Key(order.Customer, order.Order),
        ["Customer"] = order.Customer,
        ["Order"] = order.Order,
        ["Name"] = order.Name,
        ["City"] = order.City,
        ["Total"] = order.Total,
        ["Remark"] = order.Remark,
        ["Articles"] = new BsonArray(order.Articles.Select(static article => new BsonValue(article))),
    };

    private static TypedItem Typed(BsonDocument document) => new(
        document["Customer"].AsString,
        document["Order"].AsString,
        document["Name"].AsString,
        document["City"].AsString,
        document["Total"].AsInt32,
        document["Remark"].AsString,
        [.. document["Articles"].AsArray.Select(static article => article.AsString)]);

    private int Walk(BsonExpression condition) => _orders.Find(condition).Count(static document => Typed(document) is not null);

    private int Walk(Query query) => _orders.Find(query).Count(static document => Typed(document) is not null);

    private void Sync()
    {
        if (_isDurable)
            _database.Checkpoint();
    }
}
