using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Opening;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Transactions;

namespace LocalDynamo.Engine;

/// <summary>
/// Makes tables again from the records of the log, in the order of their commits. Nobody else sees them yet; only the newest state of
/// each item is kept.
/// </summary>
/// <param name="timeProvider">The clock.</param>
/// <param name="maxItemCollectionBytes">How large item collections may become.</param>
/// <param name="reporter">Is told how far it is; null for nobody.</param>
/// <param name="later">Loads the items of a checkpoint when they are needed; null to load them at once.</param>
internal sealed partial class Recovery(
    TimeProvider timeProvider, long maxItemCollectionBytes, OpenReporter? reporter = null, BackgroundLoad? later = null)
{
    private readonly Dictionary<int, TableState> _tables = [];
    private long _checkpointNumber;

    /// <summary>The number of the last commit replayed; 0 for none.</summary>
    public long LastCommitNumber { get; private set; }

    public int LastTableNumber { get; private set; }

    /// <summary>The client request tokens of the last minutes before the log's end.</summary>
    public RequestTokens Tokens { get; } = new(timeProvider);

    /// <summary>Takes the next record.</summary>
    /// <exception cref="InvalidDataException">The record is whole, but does not go with those before it.</exception>
    public void Replay(long lsn, ReadOnlySpan<byte> payload)
    {
        var record = new CommitRecordReader(payload);
        if (record.CommitNumber <= _checkpointNumber)
            return;
        if (record.CommitNumber <= LastCommitNumber)
            throw new InvalidDataException($"record {lsn} has commit number {record.CommitNumber}, after {LastCommitNumber}");

        // The records need what they change, here and there: it comes sooner if others load too.
        later?.Start();
        LastCommitNumber = record.CommitNumber;
        var itemCount = ReplayChanges(record, lsn);
        reporter?.Add(0, itemCount);
    }

    /// <summary>The tables that there are at the log's end.</summary>
    public TableCatalog Finish()
    {
        var catalog = new TableCatalog();
        lock (catalog.Guard)
        {
            foreach (var table in _tables.Values)
                catalog.AddLocked(table);
        }

        return catalog;
    }

    /// <returns>How many items it puts or deletes.</returns>
    private int ReplayChanges(CommitRecordReader record, long lsn)
    {
        var itemCount = 0;
        while (record.TryRead(out var change))
        {
            if (change.Kind == ChangeKind.RequestToken)
                Tokens.Restore(RecordedToken.FromItem(change.Value!), record.Time);
            else
                Apply(change, lsn);
            if (change.Kind is ChangeKind.PutItem or ChangeKind.DeleteItem)
                itemCount++;
        }

        return itemCount;
    }

    private void Apply(in RecordedChange change, long lsn)
    {
        switch (change.Kind)
        {
            case ChangeKind.PutTable:
                PutTable(change.TableNumber, TableDefinition.FromItem(change.Value!));
                break;
            case ChangeKind.DropTable when _tables.Remove(change.TableNumber):
                break;
            case ChangeKind.PutItem or ChangeKind.DeleteItem when _tables.TryGetValue(change.TableNumber, out var table):
                Write(table, change);
                break;
            default:
                throw new InvalidDataException(
                    $"record {lsn} has a change of kind {change.Kind} to table {change.TableNumber}, which can't be");
        }
    }

    private void PutTable(int number, TableDefinition definition)
    {
        LastTableNumber = Math.Max(LastTableNumber, number);
        if (_tables.TryGetValue(number, out var table))
            table.Definition = definition;
        else
            _tables.Add(number, new TableState(number, definition, maxItemCollectionBytes));
    }

    private void Write(TableState table, in RecordedChange change)
    {
        var key = Reads.KeyBytes.Of(table.Schema, change.Value!);
        var hash = table.Partitions.HashOf(key.Partition);
        var stripe = table.Partitions.StripeOf(hash);
        lock (stripe.Lock)
        {
            var partition = stripe.GetOrAddLocked(key.Partition, hash);
            var before = partition.Find(key.Sort).Newest;
            if (change.Kind == ChangeKind.PutItem)
            {
                partition.InstallSettledLocked(key.Sort, change.Value!);
                table.Totals.Count(before, change.Value);
            }
            else
            {
                _ = partition.RemoveLocked(key.Sort);
                stripe.RemoveIfEmptyLocked(partition);
                table.Totals.Count(before, null);
            }
        }
    }
}
