using LocalDynamo.Engine.Tables;

namespace LocalDynamo.Engine.Commits;

/// <content>Commits of tables. The caller holds the catalog's lock.</content>
internal sealed partial class CommitPipeline
{
    /// <summary>Makes or changes a table.</summary>
    /// <returns>The position in the log that has to become durable; 0 where nothing has to.</returns>
    public long CommitTable(TableState table, TableDefinition definition)
    {
        CommitRecordWriter? record = null;
        if (log is not null)
        {
            record = CommitRecordWriter.Begin(timeProvider.GetUtcNow());
            record.Add(ChangeKind.PutTable, table.Number, definition.ToItem());
            record.Complete();
        }

        CompleteTable(Begin(record, out var position));
        return position;
    }

    /// <summary>Deletes a table. Takes all its stripes, so that every write of it comes before or fails.</summary>
    /// <returns>The position in the log that has to become durable; 0 where nothing has to.</returns>
    public long CommitDrop(TableState table)
    {
        CommitRecordWriter? record = null;
        if (log is not null)
        {
            record = CommitRecordWriter.Begin(timeProvider.GetUtcNow());
            record.AddDropTable(table.Number);
            record.Complete();
        }

        var locked = 0;
        try
        {
            foreach (var stripe in table.Partitions.Stripes)
            {
                stripe.Lock.Enter();
                locked++;
            }

            CompleteTable(Begin(record, out var position));
            table.IsDropped = true;
            return position;
        }
        finally
        {
            foreach (var stripe in table.Partitions.Stripes[..locked])
                stripe.Lock.Exit();
        }
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
