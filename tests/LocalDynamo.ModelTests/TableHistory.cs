using System.Collections.Immutable;
using LocalDynamo.Operations;

namespace LocalDynamo.ModelTests;

/// <summary>
/// A random history of one table, made on a database and on a sorted dictionary side by side. The dictionary is immutable, so that
/// the model of a snapshot is the dictionary of that moment.
/// </summary>
internal sealed class TableHistory : IDisposable
{
    private const string TableName = "History";
    private const int MaxSnapshots = 6;

    private readonly Random _random;
    private readonly KeyPool _keys;
    private readonly DynamoDatabase _database;
    private readonly Table _table;
    private readonly List<(Snapshot Snapshot, ImmutableSortedDictionary<ModelKey, Item> Model)> _snapshots = [];
    private ImmutableSortedDictionary<ModelKey, Item> _model = ImmutableSortedDictionary<ModelKey, Item>.Empty;
    private string _operation = "";
    private ModelKey _key;

    public TableHistory(AttributeType partitionKeyType, AttributeType sortKeyType, int seed)
    {
        _random = new Random(seed);
        _keys = new KeyPool(partitionKeyType, sortKeyType, _random);
        _database = DynamoDatabase.InMemory(new DynamoDatabaseOptions { Seed = seed });
        _table = _database.CreateTable(
            TableName,
            new KeyAttribute("pk", partitionKeyType.ToString()),
            sortKeyType == AttributeType.None ? default(KeyAttribute?) : new KeyAttribute("sk", sortKeyType.ToString()));
    }

    /// <summary>Runs the history, ends it by closing all snapshots, and looks at what is left.</summary>
    public void Run(int operationCount)
    {
        for (var i = 0; i < operationCount; i++)
        {
            try
            {
                Step();
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Operation {i} of the history, {_operation} {_key}: {exception.Message}", exception);
            }
        }

        while (_snapshots.Count > 0)
            CloseSnapshot();
        CheckScan(_table.Scan(), _model);
        Same(_model.Count, StorageChecks.CheckPruned(_database, TableName));
        var description = _table.Describe();
        Same(_model.Count, description.ItemCount);
        Same(_model.Values.Sum(item => (long)item.SizeBytes), description.TableSizeBytes);
    }

    public void Dispose() => _database.Dispose();

    private void Step()
    {
        var key = _keys.Any(_random);
        switch (_random.Next(1000))
        {
            case < 260:
                Named("put", key);
                Put(key);
                break;
            case < 320:
                Named("conditional put", key);
                PutIf(key);
                break;
            case < 470:
                Named("update", key);
                Update(key, ModelUpdate.Any(_random));
                break;
            case < 600:
                Named("delete", key);
                Same(Before(key), _table.Delete(_keys.KeyOf(key)));
                _model = _model.Remove(key);
                break;
            case < 640:
                Named("conditional delete", key);
                DeleteIf(key);
                break;
            case < 860:
                Named("get", key);
                Same(Before(key), _table.Get(_keys.KeyOf(key)));
                break;
            case < 975:
                CheckQuery(_table.Query, _model);
                break;
            case < 978:
                Named("scan");
                CheckScan(_table.Scan(), _model);
                break;
            case < 980:
                Named("scan in segments");
                CheckSegments();
                break;
            case < 985:
                Named("snapshot");
                if (_snapshots.Count == MaxSnapshots)
                    CloseSnapshot();
                _snapshots.Add((_database.Snapshot(), _model));
                break;
            default:
                if (_snapshots.Count > 0)
                    CheckSnapshot(key, _snapshots[_random.Next(_snapshots.Count)]);
                break;
        }
    }

    private void Put(ModelKey key)
    {
        var item = NewItem(key);
        Same(Before(key), _table.Put(item));
        _model = _model.SetItem(key, item);
    }

    private void PutIf(ModelKey key)
    {
        var item = NewItem(key);
        var before = Before(key);
        var (condition, holds) = _random.Next(3) switch
        {
            0 => ("attribute_not_exists(pk)", before is null),
            1 => ("attribute_exists(t) OR n < :zero", before is not null && (before.Contains("t") || NumberIs(before, below: true))),
            _ => ("NOT n < :zero", before is null || !NumberIs(before, below: true)),
        };
        Dictionary<string, AttributeValue>? values = condition.Contains(':') ? new() { [":zero"] = 0 } : null;
        if (Attempt(holds, before, () => Same(before, _table.Put(item, condition, values))))
            _model = _model.SetItem(key, item);
    }

    private void DeleteIf(ModelKey key)
    {
        var before = Before(key);
        var holds = before is not null && NumberIs(before, below: false);
        if (Attempt(holds, before, () => Same(before, _table.Delete(_keys.KeyOf(key), "n >= :zero", new() { [":zero"] = 0 }))))
            _model = _model.Remove(key);
    }

    private void Update(ModelKey key, ModelUpdate update)
    {
        var before = Before(key);
        if (update.Fails?.Invoke(before) == true)
        {
            Assert.Throws<ValidationException>(() => _table.Update(_keys.KeyOf(key), update.Expression, update.Values));
            Same(before, _table.Get(_keys.KeyOf(key)));
            return;
        }

        var after = update.Apply(before, _keys.ItemOf(key));
        Same(after, _table.Update(_keys.KeyOf(key), update.Expression, update.Values));
        if (after is not null)
            _model = _model.SetItem(key, after);
    }

    private bool Attempt(bool holds, Item? before, Action write)
    {
        if (holds)
            write();
        else
            Same(before, Assert.Throws<ConditionalCheckFailedException>(write).Item);
        return holds;
    }

    private void CheckSnapshot(ModelKey key, (Snapshot Snapshot, ImmutableSortedDictionary<ModelKey, Item> Model) kept)
    {
        Named("read of a snapshot", key);
        var table = kept.Snapshot.Table(TableName);
        Same(kept.Model.GetValueOrDefault(key), table.Get(_keys.KeyOf(key)));
        if (_random.Next(10) == 0)
            CheckScan(table.Scan(), kept.Model);
        else
            CheckQuery(table.Query, kept.Model);
    }

    private void CloseSnapshot()
    {
        var index = _random.Next(_snapshots.Count);
        var (snapshot, model) = _snapshots[index];
        _snapshots.RemoveAt(index);
        CheckScan(snapshot.Table(TableName).Scan(), model);
        snapshot.Dispose();
    }

    private void CheckQuery(Func<AttributeValue, SortKey?, ItemQuery> query, ImmutableSortedDictionary<ModelKey, Item> model)
    {
        var partition = _random.Next(_keys.PartitionKeys.Length);
        var (range, isIn, description) = AnyRange();
        var isDescending = _random.Next(2) == 0;
        Named($"query of partition {partition}, {description}, descending {isDescending}");

        var expected = model.Where(entry => entry.Key.Partition == partition && isIn(entry.Key.Sort)).Select(entry => entry.Value);
        var items = query(_keys.PartitionKeys[partition], range);
        if (isDescending)
        {
            items = items.Descending();
            expected = expected.Reverse();
        }

        if (_random.Next(2) == 0)
            items = items.PageSize(_random.Next(1, 8));
        Same(expected, items);
    }

    private void CheckScan(ItemScan scan, ImmutableSortedDictionary<ModelKey, Item> model)
    {
        if (_random.Next(2) == 0)
            scan = scan.PageSize(_random.Next(1, 40));
        var items = scan.ToList();
        Same(model.Values, items.OrderBy(_keys.Find));
        // Whatever the order of partitions is, each stands together, in the order of its sort keys.
        Same(items.GroupBy(item => _keys.Find(item).Partition).SelectMany(partition => partition.OrderBy(_keys.Find)), items);
    }

    private void CheckSegments()
    {
        var segmentCount = _random.Next(1, 7);
        var items = new List<Item>();
        for (var segment = 0; segment < segmentCount; segment++)
        {
            var request = new ScanRequest { TableName = TableName, Segment = segment, TotalSegments = segmentCount, Limit = _random.Next(1, 30) };
            do
            {
                var page = _database.Scan(request);
                items.AddRange(page.Items!);
                request.ExclusiveStartKey = page.LastEvaluatedKey;
            }
            while (request.ExclusiveStartKey is not null);
        }

        Same(_model.Values, items.OrderBy(_keys.Find));
    }

    private (SortKey? Range, Func<int, bool> IsIn, string Description) AnyRange()
    {
        var kind = _keys.SortKeys.Length == 0 ? 0 : _random.Next(_keys.SortKeyType == AttributeType.N ? 7 : 8);
        if (kind == 0)
            return (null, _ => true, "all");

        var low = _random.Next(_keys.SortKeys.Length);
        var high = _random.Next(low, _keys.SortKeys.Length);
        var value = _keys.SortKeys[low];
        switch (kind)
        {
            case 1:
                return (SortKey.EqualTo(value), sort => sort == low, $"equal to {low}");
            case 2:
                return (SortKey.LessThan(value), sort => sort < low, $"less than {low}");
            case 3:
                return (SortKey.AtMost(value), sort => sort <= low, $"at most {low}");
            case 4:
                return (SortKey.GreaterThan(value), sort => sort > low, $"greater than {low}");
            case 5:
                return (SortKey.AtLeast(value), sort => sort >= low, $"at least {low}");
            case 6:
                return (SortKey.Between(value, _keys.SortKeys[high]), sort => sort >= low && sort <= high, $"between {low} and {high}");
            default:
                var prefix = _keys.AnyPrefix(_random);
                AttributeValue prefixValue = _keys.SortKeyType == AttributeType.B ? prefix : System.Text.Encoding.UTF8.GetString(prefix);
                return (SortKey.BeginsWith(prefixValue), sort => _keys.HasPrefix(sort, prefix), $"begins with {prefixValue}");
        }
    }

    private Item NewItem(ModelKey key)
    {
        var item = _keys.ItemOf(key);
        if (_random.Next(2) == 0)
            item = item.With("n", _random.Next(-10, 10));
        if (_random.Next(2) == 0)
            item = item.With("t", new string('x', _random.Next(50)));
        if (_random.Next(3) == 0)
            item = item.With("m", new Item { ["x"] = _random.Next(), ["y"] = AttributeValue.List("a", true, AttributeValue.Null) });
        return item;
    }

    private Item? Before(ModelKey key) => _model.GetValueOrDefault(key);

    private static bool NumberIs(Item item, bool below) => item.Contains("n") && item.GetInt32("n") < 0 == below;

    private void Named(string operation, ModelKey key = default) => (_operation, _key) = (operation, key);

    private static void Same<T>(IEnumerable<T> expected, IEnumerable<T> actual)
    {
        var (all, found) = (expected.ToList(), actual.ToList());
        if (!all.SequenceEqual(found))
            Assert.Fail($"expected {all.Count}: {string.Join(", ", all)}\nbut found {found.Count}: {string.Join(", ", found)}");
    }

    private static void Same<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            Assert.Fail($"expected {expected}\nbut found {actual}");
    }
}
