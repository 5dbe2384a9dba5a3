using LocalDynamo.Engine.Indexes;
using LocalDynamo.Engine.Tables;

namespace LocalDynamo.ModelTests.Indexes;

/// <summary>Makes and drops indexes of a live table step by step, past the operations.</summary>
internal sealed class LiveIndexes(DynamoDatabase database, TableState table)
{
    /// <summary>From now on writers keep the index, which is empty.</summary>
    public IndexState Begin(EntryLayout layout)
    {
        var index = table.NewIndex(layout);
        Change(_ => table.AddIndexLocked(index));
        return index;
    }

    /// <summary>Brings all items of the table into the index, after which it can be read.</summary>
    public void Fill(IndexState index)
    {
        IndexBuilder.Fill(table, index, database.Engine.Snapshots, CancellationToken.None);
        Change(index.Activate);
    }

    public void Drop(IndexState index) => Change(number => table.DropIndexLocked(index, number, floor: 0));

    private void Change(Action<long> changeLocked)
    {
        lock (database.Engine.Catalog.Guard)
            _ = database.Engine.Commits.CommitTable(table, table.Definition, changeLocked);
    }
}
