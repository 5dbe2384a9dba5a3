using System.Collections.Immutable;
using LocalDynamo.Operations;

namespace LocalDynamo.ModelTests.Crashes;

/// <summary>
/// Makes up the calls of a workload, and knows what the database holds after each: writes of all kinds to a few small tables, which come, change
/// and go. All is drawn from one source, so that a seed stands for one workload.
/// </summary>
internal sealed class CrashWorkload(Random random, DateTimeOffset now)
{
    private const string Expires = "expires";
    private const string AddedIndex = "added";
    private const int MaxTables = 4;
    private const int PartitionCount = 4;
    private const int SortCount = 6;

    private DatabaseModel _model = DatabaseModel.Empty;
    private int _number;
    private CrashStep? _due;

    public CrashStep Next()
    {
        _number++;
        var step = _due ?? Any();
        _due = null;
        _model = step.After ?? _model;
        if (step.Name == "expiring")
            _due = Sweep();
        return step;
    }

    private CrashStep Any()
    {
        var kind = random.Next(100);
        if (_model.Tables.Count < 2 || (kind < 4 && _model.Tables.Count < MaxTables))
            return CreateTable();
        var name = _model.Tables.Keys.ElementAt(random.Next(_model.Tables.Count));
        var table = _model.Tables[name];
        return kind switch
        {
            < 6 => DropTable(name),
            < 9 => Limit(name),
            < 12 => ChangeIndex(name, table),
            < 14 when table.TimeToLive is null => EnableTimeToLive(name),
            < 19 when table.TimeToLive is not null => Expiring(name),
            < 40 => Transact(),
            < 55 when !table.Items.IsEmpty => Delete(name, table.Items.Keys.ElementAt(random.Next(table.Items.Count))),
            < 75 => Update(name, AnyKey()),
            _ => Put(name, AnyItem(AnyKey())),
        };
    }

    private CrashStep CreateTable()
    {
        var name = Enumerable.Range(0, MaxTables).Select(i => $"table{i}").First(name => !_model.Tables.ContainsKey(name));
        SecondaryIndex[] indexes =
        [
            .. new[] { SecondaryIndex.Local("local", ("v", ScalarAttributeType.N)).KeysOnly(), SecondaryIndex.Global("group", "g") }
                .Where(_ => random.Next(2) == 0),
        ];
        return new CrashStep(
            "create table",
            database => database.CreateTable(name, "id", ("n", ScalarAttributeType.N), indexes),
            _model.WithNew(name, [.. indexes.Select(index => index.Name)]));
    }

    private CrashStep DropTable(string name) => new("drop table", database => database.DeleteTable(name), _model.Without(name));

    private CrashStep Limit(string name)
    {
        var units = random.Next(1, 100);
        return new CrashStep(
            "change table",
            database => database.UpdateTable(new UpdateTableRequest
            {
                TableName = name,
                OnDemandThroughput = new OnDemandThroughput { MaxReadRequestUnits = units },
            }),
            _model.With(name, table => table with { MaxReadUnits = units }));
    }

    private CrashStep ChangeIndex(string name, TableModel table)
    {
        if (table.Indexes.Contains(AddedIndex))
        {
            return new CrashStep(
                "drop index",
                database => database.Table(name).DropIndex(AddedIndex),
                _model.With(name, model => model with { Indexes = model.Indexes.Remove(AddedIndex) }));
        }

        var index = SecondaryIndex.Global(AddedIndex, "g", ("v", ScalarAttributeType.N)).Including("hits");
        return new CrashStep(
            "add index",
            database => database.Table(name).AddIndexAsync(index).GetAwaiter().GetResult(),
            _model.With(name, model => model with { Indexes = model.Indexes.Add(AddedIndex) }));
    }

    private CrashStep EnableTimeToLive(string name) => new(
        "enable time to live",
        database => database.Table(name).EnableTimeToLive(Expires),
        _model.With(name, table => table with { TimeToLive = Expires }));

    /// <summary>Puts an item that has expired; the next call sweeps it away.</summary>
    private CrashStep Expiring(string name)
    {
        var item = AnyItem(AnyKey()).With(Expires, now.ToUnixTimeSeconds() - 60);
        return Put(name, item) with { Name = "expiring" };
    }

    private CrashStep Sweep()
    {
        var (table, item) = (
            from pair in _model.Tables
            from expiring in pair.Value.Items.Values
            where expiring.Contains(Expires)
            select (pair.Key, expiring)).Single();
        return new CrashStep("sweep", database => database.SweepExpired(), _model.WithoutItem(table, DatabaseModel.KeyOf(item)));
    }

    // Who waits as a thread may write the log itself, and who waits as a task never does.
    private CrashStep Put(string name, Item item) => random.Next(2) == 0
        ? new("put", database => database.Table(name).Put(item), _model.WithItem(name, item))
        : new("put", database => database.Table(name).PutAsync(item).AsTask().GetAwaiter().GetResult(), _model.WithItem(name, item));

    private CrashStep Delete(string name, Key key) =>
        new("delete", database => database.Table(name).Delete(key), _model.WithoutItem(name, key));

    private CrashStep Update(string name, Key key)
    {
        var values = new Dictionary<string, AttributeValue> { [":v"] = _number, [":one"] = 1 };
        return new CrashStep(
            "update",
            database => database.Table(name).Update(key, "SET v = :v ADD hits :one", values),
            _model.WithItem(name, Updated(name, key)));
    }

    private CrashStep Transact()
    {
        var actions = new List<TransactWriteItem>();
        var after = _model;
        foreach (var (name, key) in AnyItems(random.Next(1, 6)))
        {
            var keyItem = KeyItem(key);
            switch (random.Next(4))
            {
                case 0:
                    actions.Add(new() { Delete = new() { TableName = name, Key = keyItem } });
                    after = after.WithoutItem(name, key);
                    break;
                case 1:
                    actions.Add(new()
                    {
                        Update = new()
                        {
                            TableName = name,
                            Key = keyItem,
                            UpdateExpression = "SET v = :v ADD hits :one",
                            ExpressionAttributeValues = new() { [":v"] = _number, [":one"] = 1 },
                        },
                    });
                    after = after.WithItem(name, Updated(name, key));
                    break;
                case 2:
                    actions.Add(new() { ConditionCheck = new() { TableName = name, Key = keyItem, ConditionExpression = "attribute_not_exists(never)" } });
                    break;
                default:
                    var item = AnyItem(key);
                    actions.Add(new() { Put = new() { TableName = name, Item = item } });
                    after = after.WithItem(name, item);
                    break;
            }
        }

        // With a token it is a commit even where it changes nothing.
        var request = new TransactWriteItemsRequest { TransactItems = actions, ClientRequestToken = $"token {_number}" };
        return new CrashStep("transaction", database => database.TransactWriteItems(request), after, request);
    }

    private HashSet<(string Table, Key Key)> AnyItems(int count)
    {
        var items = new HashSet<(string, Key)>();
        for (; count > 0; count--)
            _ = items.Add((_model.Tables.Keys.ElementAt(random.Next(_model.Tables.Count)), AnyKey()));
        return items;
    }

    private Item Updated(string name, Key key)
    {
        var before = _model.Tables[name].Items.GetValueOrDefault(key) ?? KeyItem(key);
        return before.With("v", _number).With("hits", (before.Contains("hits") ? before.GetInt32("hits") : 0) + 1);
    }

    private Key AnyKey() => new($"p{random.Next(PartitionCount)}", random.Next(SortCount));

    private Item AnyItem(Key key)
    {
        var item = KeyItem(key).With("text", new string('x', random.Next(200)));
        if (random.Next(3) > 0)
            item = item.With("g", $"g{random.Next(3)}");
        return random.Next(2) == 0 ? item : item.With("v", _number);
    }

    private static Item KeyItem(Key key) => new() { ["id"] = key.PartitionKey, ["n"] = key.SortKey };
}
