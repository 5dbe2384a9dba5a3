using LocalDynamo.Engine.Tables;

namespace LocalDynamo.Engine.Reads;

/// <summary>Reads a table as a snapshot shows it.</summary>
/// <remarks>Keeps the view alive to each read's end: nobody else may have it any more, and with it goes the lease.</remarks>
internal sealed class SnapshotTableReader(SnapshotView view, TableState table) : TableReader
{
    public override TableState Table => table;

    public override Item? Get(in Key key)
    {
        view.ThrowIfDisposed();
        Span<byte> scratch = stackalloc byte[KeyBytes.ScratchBytes];
        var item = PageReader.Find(table, KeyBytes.Of(table.Schema, key, scratch)).At(view.CommitNumber);
        GC.KeepAlive(view);
        return table.Seen(item);
    }

    /// <exception cref="ValidationException">There was no such index.</exception>
    public ItemReader Index(string name)
    {
        var reader = new SnapshotIndexReader(view, table, name);
        _ = reader.Source;
        return reader;
    }

    public override ItemPage ReadPage(ReadPlan plan, Item? startAfter)
    {
        view.ThrowIfDisposed();
        var page = PageReader.Read(plan, startAfter, view.CommitNumber);
        GC.KeepAlive(view);
        return page;
    }
}
