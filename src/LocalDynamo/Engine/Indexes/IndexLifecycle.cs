using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Indexes;

/// <summary>Lets the indexes that a table keeps follow its definition: those it is made with, and those that come and go later.</summary>
internal sealed class IndexLifecycle(TableCatalog catalog, CommitPipeline commits, SnapshotRegistry snapshots, IndexFiller filler)
{
    /// <summary>Gives a new table, which nobody knows yet and which is empty, its indexes.</summary>
    public static void AddAll(TableState table)
    {
        foreach (var definition in table.Definition.Indexes)
        {
            var index = table.NewIndex(definition.ToSchema(table.Schema));
            index.Activate(0);
            table.AddIndexLocked(index);
        }
    }

    /// <summary>Makes the indexes of a table anew from its items, before anybody else knows the table.</summary>
    public void Rebuild(TableState table)
    {
        AddAll(table);
        foreach (var index in table.Indexes)
            IndexBuilder.Fill(table, index, snapshots, CancellationToken.None);
    }

    /// <summary>Commits a table's new definition, takes indexes away, and begins to fill new ones. The catalog's lock is held.</summary>
    /// <returns>The position in the log that has to become durable; 0 where nothing has to.</returns>
    public long Apply(TableState table, TableDefinition definition)
    {
        var dropped = table.Definition.Indexes
            .Where(index => definition.FindIndex(index.Name) is null)
            .Select(index => table.FindIndex(index.Name)!)
            .ToArray();
        var created = definition.Indexes
            .Where(index => table.Definition.FindIndex(index.Name) is null)
            .Select(index => table.NewIndex(index.ToSchema(table.Schema)))
            .ToArray();
        long position;
        if (dropped.Length + created.Length == 0)
        {
            position = commits.CommitTable(table, definition);
        }
        else
        {
            position = commits.CommitTable(table, definition, number =>
            {
                foreach (var index in dropped)
                    table.DropIndexLocked(index, number, snapshots.Floor());
                foreach (var index in created)
                    table.AddIndexLocked(index);
            });
        }

        table.Definition = definition;
        foreach (var index in created)
            filler.Start(table, index, () => SetPhase(table, index, IndexPhase.Backfilling), () => Activate(table, index));
        return position;
    }

    /// <summary>
    /// Makes a filled index readable, from the newest commit on: what older numbers showed of items that were written while it was
    /// filled is not in it.
    /// </summary>
    private void Activate(TableState table, IndexState index)
    {
        index.Activate(commits.WaitForAll());
        SetPhase(table, index, IndexPhase.Active);
    }

    private void SetPhase(TableState table, IndexState index, IndexPhase phase)
    {
        lock (catalog.Guard)
        {
            if (table.FindIndex(((IndexSchema)index.Layout).Name) == index)
                table.Definition = table.Definition.WithPhase(((IndexSchema)index.Layout).Name, phase);
        }
    }
}
