using LocalDynamo.Operations;

namespace LocalDynamo.ModelTests.Histories;

/// <summary>One of several who work on a world at the same time: does things by chance, and notes what it sees.</summary>
internal sealed partial class HistoryWorker(World world, History history, string name, Random random)
{
    private const string Append = "SET w = list_append(if_not_exists(w, :none), :new), g = :group";

    /// <summary>Reads everything at one moment, once all workers have ended: so the history knows how it ended.</summary>
    public void ReadAll() => ReadAll(world.Database, Begin("final read", IsolationLevel.Serializable));

    /// <summary>Reads what is left after the log was cut short. Must be a state that there was, whenever that may have been.</summary>
    public void ReadRest(DynamoDatabase rest) => ReadAll(rest, history.BeginAtAnyTime("read of what the cut log left"));

    private void ReadAll(DynamoDatabase database, RecordedTransaction reads)
    {
        using var snapshot = database.Snapshot();
        foreach (var table in world.Keys.GroupBy(key => key.Table))
        {
            var found = snapshot.TableNames.Contains(table.Key) ? snapshot.Table(table.Key) : null;
            Note(reads, table, found is null ? [] : found.Scan());
            Note(reads, table, found is null ? [] : found.Index(World.IndexName).Scan());
        }

        reads.Commit();
    }

    /// <summary>Carries out an operation or transaction of any kind.</summary>
    /// <param name="mix">Which kinds there are, some more than once.</param>
    public void DoOne(ReadOnlySpan<WorkKind> mix)
    {
        Schedule.Point();
        switch (mix[random.Next(mix.Length)])
        {
            case WorkKind.Get:
                GetOne(world.AnyKey(random));
                break;
            case WorkKind.Query:
                QueryOne(world.AnyKey(random));
                break;
            case WorkKind.Update:
                UpdateOne(world.AnyKey(random));
                break;
            case WorkKind.GetThenPutIf:
                GetThenPutIf(world.AnyKey(random));
                break;
            case WorkKind.StaleRead:
                ReadStale(world.AnyKey(random));
                break;
            case WorkKind.TransactWrite:
                TransactWrite();
                break;
            case WorkKind.TransactGet:
                _ = TransactGet();
                break;
            case WorkKind.SnapshotTransaction:
                RunTransaction(TransactionIsolation.Snapshot);
                break;
            case WorkKind.SerializableTransaction:
                RunTransaction(TransactionIsolation.Serializable);
                break;
            default:
                ReadSnapshot();
                break;
        }
    }

    private RecordedTransaction Begin(string what, IsolationLevel level) => history.Begin(name, what, level);

    private int[] GetOne(WorldKey key)
    {
        var get = Begin("get", IsolationLevel.Serializable);
        var seen = World.ListOf(world.Database.Table(key.Table).Get(key.Key));
        get.Read($"{key}", seen).Commit();
        return seen;
    }

    private void QueryOne(WorldKey key)
    {
        var isScan = random.Next(3) == 0;
        var page = Begin(isScan ? "scan" : "query", IsolationLevel.Serializable);
        var table = world.Database.Table(key.Table);
        if (isScan)
            Note(page, world.TableOf(key), table.Scan());
        else
            Note(page, world.PartitionOf(key), table.Query(key.Partition));
        page.Commit();
    }

    private void UpdateOne(WorldKey key)
    {
        var value = history.NewValue();
        var update = Begin("update", IsolationLevel.Serializable);
        try
        {
            var after = World.ListOf(world.Database.Table(key.Table).Update(key.Key, Append, AppendValues(value)));
            // What it found is what it left, without its own; unless it lost that, which reads as a read of something else.
            update.Read($"{key}", after[^1] == value ? after[..^1] : after).Write($"{key}", value).Commit();
        }
        catch (TransactionConflictException)
        {
            update.Write($"{key}", value).Abort();
        }
    }

    private void GetThenPutIf(WorldKey key)
    {
        var seen = GetOne(key);
        Schedule.Point();
        var value = history.NewValue();
        var put = Begin("conditional put", IsolationLevel.Serializable);
        try
        {
            _ = world.Database.Table(key.Table).Put(Appended(key, seen, value), ConditionOn(seen), ConditionValues(seen));
            put.Read($"{key}", seen).Write($"{key}", value).Commit();
        }
        catch (ConditionalCheckFailedException failed)
        {
            put.Read($"{key}", World.ListOf(failed.Item)).Write($"{key}", value).Abort();
        }
        catch (TransactionConflictException)
        {
            put.Write($"{key}", value).Abort();
        }
    }

    /// <summary>Some reads of one snapshot, through tables and indexes.</summary>
    private void ReadSnapshot()
    {
        var reads = Begin("snapshot", IsolationLevel.Serializable);
        using var snapshot = world.Database.Snapshot();
        for (var count = random.Next(2, 5); count > 0; count--)
        {
            Schedule.Point();
            var key = world.AnyKey(random);
            switch (random.Next(4))
            {
                case 0:
                    Note(reads, world.PartitionOf(key), snapshot.Table(key.Table).Query(key.Partition));
                    break;
                case 1:
                    Note(reads, world.TableOf(key), snapshot.Table(key.Table).Index(World.IndexName).Scan());
                    break;
                default:
                    _ = reads.Read($"{key}", World.ListOf(snapshot.Table(key.Table).Get(key.Key)));
                    break;
            }
        }

        reads.Commit();
    }

    /// <summary>An eventually consistent read. Whatever it sees must have been so at one moment, some time.</summary>
    private void ReadStale(WorldKey key)
    {
        world.Time.Advance(TimeSpan.FromMilliseconds(random.Next(20)));
        var read = history.BeginAtAnyTime($"{name}: stale read");
        var found = random.Next(3) switch
        {
            0 => [.. world.Database.Table(key.Table).Index(World.IndexName).Scan()],
            1 => world.Database.Scan(new ScanRequest { TableName = key.Table }).Items!,
            _ => world.Database.Scan(new ScanRequest { TableName = key.Table, IndexName = World.IndexName }).Items!,
        };
        Note(read, world.TableOf(key), found);
        read.Commit();
    }

    /// <summary>Notes items that were found, and of those that could have been found, which were not.</summary>
    private static void Note(RecordedTransaction reads, IEnumerable<WorldKey> possible, IEnumerable<Item> found)
    {
        var keys = possible.ToList();
        var missing = keys.ToHashSet();
        foreach (var item in found)
        {
            var key = World.KeyOf(keys[0].Table, item);
            _ = missing.Remove(key);
            _ = reads.Read($"{key}", World.ListOf(item));
        }

        foreach (var key in keys.Where(missing.Contains))
            _ = reads.Read($"{key}");
    }

    private Item Appended(WorldKey key, int[] seen, int value) => World.NewItem(key, [.. seen, value], World.AnyGroup(random));

    private Dictionary<string, AttributeValue> AppendValues(int value) => new()
    {
        [":none"] = AttributeValue.List(),
        [":new"] = World.ToList([value]),
        [":group"] = World.AnyGroup(random),
    };

    private static string ConditionOn(int[] seen) => seen.Length == 0 ? "attribute_not_exists(pk)" : "w = :seen";

    private static Dictionary<string, AttributeValue>? ConditionValues(int[] seen) =>
        seen.Length == 0 ? null : new() { [":seen"] = World.ToList(seen) };
}
