using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.DurableWrites;

/// <summary>A peer among the stores that acknowledge durable writes: each write by itself, or what has queued up at once, as its user would batch it.</summary>
internal sealed class DurablePeerStore : IDurableStore
{
    private readonly IPeer _peer;
    private readonly object[] _orders;
    private readonly GroupWriter? _groups;

    public DurablePeerStore(string name, IPeer peer, bool isBatched)
    {
        (Name, _peer) = (isBatched ? $"{name}, batched by the application" : name, peer);
        _orders = [.. Payload.Items.Select(static item => (object)Typed(item))];
        _groups = isBatched ? new GroupWriter(records => ((IBatchPeer)peer).PutAll([.. records.Select(record => _orders[record])]), awaitsReturn: false) : null;
    }

    public string Name { get; }

    public long? Syncs => null;

    public void Write(int record)
    {
        if (_groups is null)
            _peer.Put(_orders[record]);
        else
            _groups.Write(record).GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _groups?.Dispose();
        _peer.Dispose();
    }

    private static TypedItem Typed(Item item) => new(
        item.GetString("Customer"),
        item.GetString("Order"),
        item.GetString("Name"),
        item.GetString("City"),
        item.GetInt32("Amount"),
        item.GetString("Remark"),
        [.. Enumerable.Range(0, item["Articles"].Count).Select(index => item["Articles"][index].AsString())]);
}
