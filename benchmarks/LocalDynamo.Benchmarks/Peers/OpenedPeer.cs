using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Peers;

/// <summary>LocalDynamo in a folder that <see cref="OrderFolder"/> has filled, opened with the same options, in one of the two ways.</summary>
internal sealed class OpenedPeer(string folder, OpeningMode mode) : IPeer
{
    private readonly DynamoDatabase _database = DynamoDatabase.Open(folder, OrderFolder.Options with { Opening = mode });

    public object? Get(string customer, string order) => _database.Table("Orders").Get(customer, order);

    public void Put(object order) => _database.Table("Orders").Put((Item)order);

    public void Dispose() => _database.Dispose();
}
