using LocalDynamo.Engine.Tables;
using LocalDynamo.Telemetry;

namespace LocalDynamo.Engine.Reads;

/// <summary>
/// Reads the newest state of the table that has a name. A table that was deleted and made again is another one under the same name.
/// </summary>
internal sealed class LiveTableReader(EmbeddedEngine engine, string name) : TableReader
{
    private TableState? _table;

    public string Name => name;

    public override TableState Table
    {
        get
        {
            engine.ThrowIfDisposed();
            var table = _table;
            return table is { IsDropped: false } ? table : _table = engine.Catalog.Get(name);
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
