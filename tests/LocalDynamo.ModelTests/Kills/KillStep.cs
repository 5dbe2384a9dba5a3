using System.Globalization;
using LocalDynamo.Operations;

namespace LocalDynamo.ModelTests.Kills;

/// <summary>A change of one item.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Table">The table's name.</param>
/// <param name="Key">The item's key.</param>
/// <param name="Item">What is put; for the other kinds the key alone.</param>
/// <param name="Number">The step that it belongs to.</param>
internal readonly record struct KillChange(KillChangeKind Kind, string Table, Key Key, Item Item, long Number)
{
    private const string Update = "SET v = :v ADD hits :one";

    private Dictionary<string, AttributeValue> Values => new() { [":v"] = Number, [":one"] = 1 };

    /// <summary>The item afterwards; null where there is none.</summary>
    public Item? After(Item? before) => Kind switch
    {
        KillChangeKind.Put => Item,
        KillChangeKind.Delete => null,
        _ => (before ?? Item).With("v", Number).With("hits", (before is not null && before.Contains("hits") ? before.GetInt32("hits") : 0) + 1),
    };

    /// <summary>Makes the change, alone.</summary>
    public async Task Run(DynamoDatabase database, bool isAsync)
    {
        var table = database.Table(Table);
        switch (Kind)
        {
            case KillChangeKind.Put when isAsync:
                _ = await table.PutAsync(Item).ConfigureAwait(false);
                break;
            case KillChangeKind.Put:
                _ = table.Put(Item);
                break;
            case KillChangeKind.Delete when isAsync:
                _ = await table.DeleteAsync(Key).ConfigureAwait(false);
                break;
            case KillChangeKind.Delete:
                _ = table.Delete(Key);
                break;
            default:
                _ = table.Update(Key, Update, Values);
                break;
        }
    }

    public TransactWriteItem ToAction() => Kind switch
    {
        KillChangeKind.Put => new() { Put = new() { TableName = Table, Item = Item } },
        KillChangeKind.Delete => new() { Delete = new() { TableName = Table, Key = Item } },
        _ => new() { Update = new() { TableName = Table, Key = Item, UpdateExpression = Update, ExpressionAttributeValues = Values } },
    };
}

internal enum KillChangeKind
{
    Put,
    Delete,
    Update,
}

/// <summary>
/// One call of a worker in the process that is killed, and one commit: a change or a transaction of several. It follows from the seed, the worker and its
/// number, so that the process that kills knows it without being told. Workers have items of their own, in partitions named after them.
/// </summary>
/// <param name="Number">Its number among the worker's, from 1.</param>
/// <param name="Changes">Its changes, of different items.</param>
internal sealed record KillStep(long Number, IReadOnlyList<KillChange> Changes)
{
    public const int WorkerCount = 4;
    public const string IndexedTable = "indexed";
    public const string PlainTable = "plain";

    private const int PartitionCount = 3;
    private const int SortCount = 8;

    public static KillStep Of(int seed, int worker, long number)
    {
        // Not HashCode.Combine, which differs from process to process.
        var random = new Random(unchecked((int)((((seed * 31L) + worker) * 1_000_003) + number)));
        if (random.Next(4) > 0)
            return new KillStep(number, [AnyChange(random, worker, number)]);

        var changes = new Dictionary<(string, Key), KillChange>();
        for (var count = random.Next(2, 8); changes.Count < count;)
        {
            var change = AnyChange(random, worker, number);
            changes[(change.Table, change.Key)] = change;
        }

        return new KillStep(number, [.. changes.Values]);
    }

    /// <summary>The worker that an item belongs to.</summary>
    public static int WorkerOf(Key key) => int.Parse(key.PartitionKey.AsString().Split('/')[0], CultureInfo.InvariantCulture);

    /// <summary>Makes the tables that are not there yet.</summary>
    public static void MakeTables(DynamoDatabase database)
    {
        if (!database.TableNames.Contains(IndexedTable))
            _ = database.CreateTable(IndexedTable, "id", ("n", ScalarAttributeType.N), SecondaryIndex.Global("group", "g", ("v", ScalarAttributeType.N)));
        if (!database.TableNames.Contains(PlainTable))
            _ = database.CreateTable(PlainTable, "id", ("n", ScalarAttributeType.N));
    }

    public async Task Run(DynamoDatabase database, bool isAsync)
    {
        if (Changes is [var change])
        {
            await change.Run(database, isAsync).ConfigureAwait(false);
            return;
        }

        var request = new TransactWriteItemsRequest { TransactItems = [.. Changes.Select(change => change.ToAction())] };
        if (isAsync)
            _ = await database.TransactWriteItemsAsync(request).ConfigureAwait(false);
        else
            _ = database.TransactWriteItems(request);
    }

    private static KillChange AnyChange(Random random, int worker, long number)
    {
        var key = new Key($"{worker}/{random.Next(PartitionCount)}", random.Next(SortCount));
        var table = random.Next(2) == 0 ? IndexedTable : PlainTable;
        var item = new Item { ["id"] = key.PartitionKey, ["n"] = key.SortKey };
        switch (random.Next(6))
        {
            case 0:
                return new KillChange(KillChangeKind.Delete, table, key, item, number);
            case 1:
                return new KillChange(KillChangeKind.Update, table, key, item, number);
            default:
                item = item.With("v", number).With("text", new string('x', random.Next(300)));
                if (random.Next(3) > 0)
                    item = item.With("g", $"group {random.Next(3)}");
                return new KillChange(KillChangeKind.Put, table, key, item, number);
        }
    }
}
