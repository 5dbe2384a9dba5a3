using LocalDynamo.Operations;

namespace LocalDynamo.Engine.Writes;

/// <summary>The item collections that the writes of one request belong to, each once, by table. Made when all are written.</summary>
/// <param name="asked">Whether the request asked for it.</param>
internal sealed class CollectionReport(ReturnItemCollectionMetrics? asked)
{
    private HashSet<(string Table, Item? Key)>? _seen;

    /// <summary>What the response tells; null where nothing was asked for, or no table has a local index.</summary>
    public Dictionary<string, List<ItemCollectionMetrics>>? Metrics { get; private set; }

    /// <param name="table">The table as the response names it.</param>
    /// <param name="action">A write that was carried out.</param>
    public void Add(string table, WriteAction action)
    {
        if (action.Measure(asked) is not { } metrics || !(_seen ??= []).Add((table, metrics.ItemCollectionKey)))
            return;

        Metrics ??= [];
        if (!Metrics.TryGetValue(table, out var collections))
            Metrics.Add(table, collections = []);
        collections.Add(metrics);
    }
}
