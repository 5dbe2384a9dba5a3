using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.DurableWrites;

/// <summary>A table in a folder, under <see cref="Durability.Immediate"/>.</summary>
internal sealed class LocalDynamoStore : IDurableStore
{
    private readonly CountingFileSystem _files = new();
    private readonly DynamoDatabase _database;
    private readonly Table _table;

    public LocalDynamoStore(string folder, bool isAsync)
    {
        IsAsync = isAsync;
        _database = DynamoDatabase.Open(_files, Path.Combine(folder, $"localdynamo-{isAsync}"), new DynamoDatabaseOptions());
        _table = Orders.NewTable(_database);
    }

    public string Name => IsAsync ? "LocalDynamo, PutAsync" : "LocalDynamo, Put";

    public bool IsAsync { get; }

    public long? Syncs => _files.Syncs;

    public void Write(int record) => _table.Put(Payload.Items[record]);

    public async ValueTask WriteAsync(int record) => await _table.PutAsync(Payload.Items[record]).ConfigureAwait(false);

    public void Dispose() => _database.Dispose();
}
