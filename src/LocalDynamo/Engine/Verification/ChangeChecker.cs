using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Transactions;

namespace LocalDynamo.Engine.Verification;

/// <summary>Reads changes wholly, every value in them, and holds them against the tables that there are.</summary>
internal sealed class ChangeChecker
{
    /// <summary>
    /// The tables so far, without their items; null while they are not known, as the record that made them may be gone. Then items are read,
    /// and not held against anything.
    /// </summary>
    public Dictionary<int, TableState>? Tables { get; set; }

    /// <summary>How many items were put.</summary>
    public long ItemCount { get; private set; }

    /// <summary>Reads all changes of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="onItem">Is told of each item that is put into a table that is known.</param>
    /// <returns>What is wrong with the record; null for nothing.</returns>
    public string? Check(CommitRecordReader record, Func<TableState, Item, string?>? onItem = null)
    {
        try
        {
            string? problem = null;
            while (problem is null && record.TryRead(out var change))
                problem = Check(change, onItem);
            return problem;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Whatever it is that can't be read: its checksum was good, so that it was written so.
            return $"it can't be read ({error.Message})";
        }
    }

    private string? Check(in RecordedChange change, Func<TableState, Item, string?>? onItem)
    {
        switch (change.Kind)
        {
            case ChangeKind.PutItem or ChangeKind.DeleteItem:
                return CheckItem(change, onItem);
            case ChangeKind.PutTable:
                var definition = TableDefinition.FromItem(change.Value!);
                if (Tables is not null && !Tables.ContainsKey(change.TableNumber))
                    Tables.Add(change.TableNumber, new TableState(change.TableNumber, definition));
                return null;
            case ChangeKind.DropTable:
                return Tables is null || Tables.Remove(change.TableNumber) ? null : $"it drops table {change.TableNumber}, which is not there";
            case ChangeKind.RequestToken:
                _ = RecordedToken.FromItem(change.Value!);
                return null;
            default:
                return $"it has a change of the unknown kind {(int)change.Kind}";
        }
    }

    private string? CheckItem(in RecordedChange change, Func<TableState, Item, string?>? onItem)
    {
        // Measuring an item looks at each of its values.
        _ = change.Value!.SizeBytes;
        if (change.Kind == ChangeKind.PutItem)
            ItemCount++;
        if (Tables is null)
            return null;
        if (!Tables.TryGetValue(change.TableNumber, out var table))
            return $"it changes an item of table {change.TableNumber}, which is not there";
        if (change.Kind == ChangeKind.DeleteItem)
        {
            table.Schema.VerifyKey(change.Value);
            return null;
        }

        table.Schema.VerifyItem(change.Value);
        return onItem?.Invoke(table, change.Value);
    }
}
