using LocalDynamo.Engine.Tables;

namespace LocalDynamo.Engine.Commits;

/// <content>Commits of tables. The caller holds the catalog's lock.</content>
internal partial class CommitPipeline
{
    /// <summary>Makes or changes a table in ways that its writers do not see.</summary>
    /// <returns>The position in the log that has to become durable; 0 where nothing has to.</returns>
    public long CommitTable(TableState table, TableDefinition definition)
    {
        CompleteTable(Begin(RecordOf(table, definition), out var position));
        return position;
    }

    /// <summary>Makes a table or changes one, with its stripes locked, so that every write comes before or after.</summary>
    /// <param name="table">The table.</param>
    /// <param name="definition">What it will be; null where it is deleted.</param>
    /// <param name="changeLocked">Changes what writers see; is told the commit's number.</param>
    /// <returns>The position in the log that has to become durable; 0 where nothing has to.</returns>
    public long CommitTable(TableState table, TableDefinition? definition, Action<long> changeLocked)
    {
        var record = RecordOf(table, definition);
        var stripes = table.Partitions.Stripes;
        var entered = 0;
        long number;
        long position;
        try
        {
            for (; entered < stripes.Length; entered++)
                stripes[entered].Lock.Enter();

            number = Begin(record, out position);
            try
            {
                changeLocked(number);
            }
            finally
            {
                clock.Complete(number);
            }
        }
        finally
        {
            foreach (var stripe in stripes[..entered])
                stripe.Lock.Exit();
        }

        clock.WaitVisible(number);
        return position;
    }

    /// <summary>Deletes a table.</summary>
    /// <returns>The position in the log that has to become durable; 0 where nothing has to.</returns>
    public long CommitDrop(TableState table) => CommitTable(table, null, _ => table.IsDropped = true);

    private CommitRecordWriter? RecordOf(TableState table, TableDefinition? definition)
    {
        if (log is null)
            return null;

        var record = CommitRecordWriter.Begin(timeProvider.GetUtcNow());
        if (definition is null)
            record.AddDropTable(table.Number);
        else
            record.Add(ChangeKind.PutTable, table.Number, definition.ToItem());
        record.Complete();
        return record;
    }

    /// <summary>
    /// Completes a commit of a table and waits until it is visible, still under the catalog's lock: so the tables of the catalog are
    /// those that a snapshot's number shows. Commits before it hold all the locks they need and wait for nobody.
    /// </summary>
    private void CompleteTable(long number)
    {
        clock.Complete(number);
        clock.WaitVisible(number);
    }
}
