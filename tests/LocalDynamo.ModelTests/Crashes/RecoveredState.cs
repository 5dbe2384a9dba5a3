using LocalDynamo.Engine.Indexes;
using LocalDynamo.Engine.Tables;
using LocalDynamo.ModelTests.Indexes;
using LocalDynamo.Operations;

namespace LocalDynamo.ModelTests.Crashes;

/// <summary>Holds a database that was opened after a crash against what its workload had done.</summary>
internal static class RecoveredState
{
    /// <summary>Fails unless the database is as it was after one of the commits, whole in all its parts.</summary>
    /// <returns>Which commit that is.</returns>
    public static int Verify(DynamoDatabase database, IReadOnlyList<DatabaseModel> states, int first, int last)
    {
        int number;
        using (var snapshot = database.Snapshot())
            number = (int)snapshot.CommitNumber;
        if (number < first)
            Assert.Fail($"Commit {first} was acknowledged, and the newest after the crash is {number}.");
        if (number > last)
            Assert.Fail($"Commit {last} was the last one begun, and the newest after the crash is {number}.");
        Verify(database, states[number], $"at commit {number}");
        return number;
    }

    /// <summary>Fails unless the database is what the model says, whole in all its parts.</summary>
    public static void Verify(DynamoDatabase database, DatabaseModel expected, string when)
    {
        if (!database.TableNames.SequenceEqual(expected.Tables.Keys))
            Assert.Fail($"The tables {when} are {string.Join(", ", database.TableNames)}, not {string.Join(", ", expected.Tables.Keys)}.");
        foreach (var (name, model) in expected.Tables)
            Verify(database, database.Engine.Catalog.Get(name), model, $"{name} {when}");
    }

    /// <summary>
    /// Fails unless a transaction with a client token, sent again, changes nothing where the database has it, and is carried out where it
    /// has not.
    /// </summary>
    public static void VerifyToken(
        DynamoDatabase database, IReadOnlyList<DatabaseModel> states, int number, int commit, TransactWriteItemsRequest request)
    {
        if (request.TransactItems!.Exists(action => !states[number].Tables.ContainsKey(TableOf(action))))
            return;

        var after = Math.Max(number, commit);
        _ = database.TransactWriteItems(request);
        Verify(database, states, after, after);
        var other = new TransactWriteItemsRequest
        {
            ClientRequestToken = request.ClientRequestToken,
            TransactItems = [new() { Delete = new() { TableName = TableOf(request.TransactItems[0]), Key = new() { ["id"] = "other", ["n"] = 0 } } }],
        };
        Assert.Throws<IdempotentParameterMismatchException>(() => database.TransactWriteItems(other));
    }

    private static string TableOf(TransactWriteItem action) =>
        action.Put?.TableName ?? action.Update?.TableName ?? action.Delete?.TableName ?? action.ConditionCheck!.TableName!;

    private static void Verify(DynamoDatabase database, TableState table, TableModel expected, string when)
    {
        var definition = table.Definition;
        if (table.Number != expected.Number
            || definition.TimeToLiveAttribute?.Text != expected.TimeToLive
            || definition.Throughput.OnDemand?.MaxReadRequestUnits != expected.MaxReadUnits
            || !expected.Indexes.SetEquals(definition.Indexes.Select(index => index.Name)))
        {
            Assert.Fail($"The definition of {when} is not the one it had.");
        }

        var count = 0;
        var sizeBytes = 0L;
        foreach (var item in database.Table(definition.Name).Scan())
        {
            if (expected.Items.GetValueOrDefault(DatabaseModel.KeyOf(item)) != item)
                Assert.Fail($"{when} has the item {item}, which it can't have.");
            count++;
            sizeBytes += item.SizeBytes;
        }

        if (count != expected.Items.Count)
            Assert.Fail($"{when} has {count} items, and should have {expected.Items.Count}.");
        if (StorageChecks.CheckPruned(table.Partitions) != count)
            Assert.Fail($"{when} holds another number of items than a scan finds.");
        if (table.Totals.ItemCount != count || table.Totals.SizeBytes != sizeBytes)
            Assert.Fail($"{when} has wrong totals.");
        if (table.Indexes.Length != expected.Indexes.Count + (expected.TimeToLive is null ? 0 : 1))
            Assert.Fail($"{when} has {table.Indexes.Length} indexes.");
        foreach (var index in table.Indexes)
        {
            // Where the disk failed while the table got an index, it may still be filled in the background.
            if (index.Layout is IndexSchema && !index.IsFilled && !index.Filled.Wait(TimeSpan.FromSeconds(30)))
                Assert.Fail($"An index of {when} can't be read.");
            IndexEntries.VerifyAtRest(database, table, index, when);
        }
    }
}
