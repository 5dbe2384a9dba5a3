using LiteDB;

namespace LocalDynamo.Benchmarks.DurableWrites;

/// <summary>LiteDB as it is: a transaction for each write.</summary>
internal sealed class LiteDbStore : IDurableStore
{
    private readonly LiteDatabase _database;
    private readonly ILiteCollection<BsonDocument> _orders;

    public LiteDbStore(string folder)
    {
        _database = new LiteDatabase(Path.Combine(folder, "lite.db"));
        _orders = _database.GetCollection("Orders");
    }

    public string Name => "LiteDB";

    public long? Syncs => null;

    public void Write(int key)
    {
        var (id, value) = Payload.Pairs[key];
        _ = _orders.Upsert(new BsonDocument { ["_id"] = id, ["Value"] = value });
    }

    public void Dispose() => _database.Dispose();
}
