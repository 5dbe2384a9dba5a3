namespace LocalDynamo.ModelTests.Histories;

/// <content>Interactive transactions.</content>
internal sealed partial class HistoryWorker
{
    private void RunTransaction(TransactionIsolation isolation)
    {
        var steps = Begin(
            $"{isolation} transaction",
            isolation == TransactionIsolation.Serializable ? IsolationLevel.Serializable : IsolationLevel.Snapshot);
        using var transaction = world.Database.BeginTransaction(isolation);
        for (var count = random.Next(1, 6); count > 0; count--)
        {
            Schedule.Point();
            TakeStep(transaction, steps, world.AnyKey(random));
        }

        Schedule.Point();
        if (random.Next(10) == 0)
        {
            transaction.Dispose();
            steps.Abort();
            return;
        }

        try
        {
            transaction.Commit();
            steps.Commit();
        }
        catch (TransactionConflictException)
        {
            steps.Abort();
        }
    }

    private void TakeStep(Transaction transaction, RecordedTransaction steps, WorldKey key)
    {
        var table = transaction.Table(key.Table);
        switch (random.Next(8))
        {
            case 0:
                Note(steps, world.PartitionOf(key), table.Query(key.Partition));
                break;
            case 1:
                Note(steps, world.TableOf(key), random.Next(2) == 0 ? table.Scan() : table.Scan().PageSize(1));
                break;
            case 2 or 3:
                _ = steps.Read($"{key}", World.ListOf(table.Get(key.Key)));
                break;
            case 4 or 5:
                var seen = World.ListOf(table.Get(key.Key));
                var value = history.NewValue();
                _ = steps.Read($"{key}", seen).Write($"{key}", value);
                _ = table.Put(Appended(key, seen, value));
                break;
            default:
                // Appends to whatever there is; what that was it tells by what it left.
                var appended = history.NewValue();
                var after = World.ListOf(table.Update(key.Key, Append, AppendValues(appended)));
                _ = steps.Read($"{key}", after[^1] == appended ? after[..^1] : after).Write($"{key}", appended);
                break;
        }
    }
}
