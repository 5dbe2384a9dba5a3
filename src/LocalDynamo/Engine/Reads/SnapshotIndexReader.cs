using LocalDynamo.Engine.Tables;

namespace LocalDynamo.Engine.Reads;

/// <summary>Reads an index as a snapshot shows it: exactly the entries of the items that the snapshot has.</summary>
internal sealed class SnapshotIndexReader(SnapshotView view, TableState table, string name) : ItemReader
{
    public override IndexSource Source
    {
        get
        {
            view.ThrowIfDisposed();
            return new IndexSource(table, table.FindIndex(name, view.CommitNumber) ?? throw IndexReadRules.NoSuchIndex(name));
        }
    }

    public override ItemPage ReadPage(ReadPlan plan, Item? startAfter)
    {
        view.ThrowIfDisposed();
        var page = PageReader.Read(plan, startAfter, view.CommitNumber);
        GC.KeepAlive(view);
        return page;
    }
}
