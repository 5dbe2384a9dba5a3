using LiteDB;

namespace LocalDynamo.Benchmarks.DurableWrites;

/// <summary>
/// LiteDB with a checkpoint after each write: what it does without, it acknowledges before it is on the disk.
/// </summary>
internal sealed class LiteDbStore : IDurableStore
{
    private readonly LiteDatabase _database;
    private readonly ILiteCollection<BsonDocument> _orders;

    public LiteDbStore(string folder)
    {
        _database = new LiteDatabase(Path.Combine(folder, "lite.db"));
        _orders = _database.GetCollection("Orders");
    }

    public string Name => "LiteDB, a checkpoint each";

    public long? Syncs => null;

    public void Write(int record)
    {
        var (id, value) = Payload.Pairs[record];
        _ = _orders.Upsert(new BsonDocument { ["_id"] = id, ["Value"] = value });
        _database.Checkpoint();
    }

    public void Dispose() => _database.Dispose();
}
