namespace LocalDynamo.Engine.Reads;

/// <summary>Reads the index that has a name, of the table that has a name; a global one as stale as the database's options say.</summary>
internal sealed class LiveIndexReader(EmbeddedEngine engine, LiveTableReader table, string name) : ItemReader
{
    public override IndexSource Source => engine.Reads.Index(table.Table, name);

    public override ItemPage ReadPage(ReadPlan plan, Item? startAfter)
    {
        engine.ThrowIfDisposed();
        return engine.ReadPage(plan, startAfter, isConsistent: !plan.Source.IsEventual);
    }
}
