using LocalDynamo.Engine.Tables;
using LocalDynamo.Telemetry;

namespace LocalDynamo.Engine.Reads;

/// <summary>
/// Reads the newest state of the table that has a name. A table that was deleted and made again is another one under the same name.
/// </summary>
internal sealed class LiveTableReader(EmbeddedEngine engine, string name) : TableReader
{
    private TableSource? _source;

    public string Name => name;

    public override TableState Table => Source.Table;

    public override TableSource Source
    {
        get
        {
            engine.ThrowIfDisposed();
            var source = _source;
            return source is { Table.IsDropped: false } ? source : _source = new TableSource(engine.Catalog.Get(name));
        }
    }

    public override Item? Get(in Key key) => Instruments.AreListenedTo ? GetMeasured(key) : engine.Reads.Get(Table, key);

    public override ItemPage ReadPage(ReadPlan plan, Item? startAfter)
    {
        engine.ThrowIfDisposed();
        return engine.ReadPage(plan, startAfter, isConsistent: true);
    }

    private Item? GetMeasured(Key key) => engine.Measured("GetItem", name, () => engine.Reads.Get(Table, key));
}
