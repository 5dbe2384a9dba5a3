using LocalDynamo.Engine.Tables;

namespace LocalDynamo.Engine.Reads;

/// <summary>Reads a table as a snapshot shows it.</summary>
internal sealed class SnapshotTableReader(SnapshotView view, TableState table) : TableReader
{
    public override TableState Table => table;

    public override Item? Get(in Key key)
    {
        view.ThrowIfDisposed();
        Span<byte> scratch = stackalloc byte[KeyBytes.ScratchBytes];
        return table.ItemOf(PageReader.Find(table, KeyBytes.Of(table.Schema, key, scratch))?.At(view.CommitNumber));
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
        return PageReader.Read(plan, startAfter, view.CommitNumber);
    }
}
