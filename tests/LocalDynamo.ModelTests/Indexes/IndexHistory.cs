using LocalDynamo.Engine;
using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Indexes;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Writes;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.ModelTests.Indexes;

/// <summary>
/// A random history of one table whose indexes, and the order in which its items expire, are begun, filled, used and dropped along the
/// way: each, at each snapshot at which it can be read, is what the table's items of that snapshot make.
/// </summary>
internal sealed class IndexHistory : IDisposable
{
    private const string TableName = "History";
    private const int MaxSnapshots = 6;
    private const int MaxIndexes = 5;
    private const int KeyCount = 120;

    private readonly FakeTimeProvider _time = new();
    private readonly Random _random;
    private readonly DynamoDatabase _database;
    private readonly Table _items;
    private readonly TableState _table;
    private readonly LiveIndexes _live;
    private readonly List<Snapshot> _snapshots = [];
    private readonly List<IndexState> _indexes = [];
    private int _indexNumber;
    private string _operation = "";

    public IndexHistory(int seed, NewPipeline newPipeline)
    {
        _random = new Random(seed);
        var options = new EngineOptions { Seed = seed, TimeProvider = _time, NewPipeline = newPipeline };
        _database = new DynamoDatabase(EmbeddedEngine.InMemory(options));
        _items = _database.CreateTable(TableName, "pk", ("sk", ScalarAttributeType.N));
        _table = _database.Engine.Catalog.Get(TableName);
        _live = new LiveIndexes(_database, _table);
    }

    /// <summary>How many indexes came to be, and were compared to their rebuild at how many snapshots.</summary>
    public (int Indexes, int Comparisons) Count { get; private set; }

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
                throw new InvalidOperationException($"Operation {i} of the history, {_operation}: {exception.Message}", exception);
            }
        }

        while (_snapshots.Count > 0)
            CloseSnapshot();
        foreach (var index in _table.Indexes.ToArray().Where(index => index.IsFilled))
            IndexEntries.VerifyAtRest(_database, _table, index, "in the end");
        _ = StorageChecks.CheckPruned(_database, TableName);
    }

    public void Dispose() => _database.Dispose();

    private void Step()
    {
        switch (_random.Next(1000))
        {
            case < 850:
                Write(AnyKey());
                break;
            case < 900:
                WriteSeveral();
                break;
            case < 940:
                _operation = "snapshot";
                if (_snapshots.Count == MaxSnapshots)
                    CloseSnapshot();
                _snapshots.Add(_database.Snapshot());
                break;
            case < 960:
                _operation = "reading a snapshot";
                if (_snapshots.Count > 0)
                    Check(_snapshots[_random.Next(_snapshots.Count)]);
                break;
            case < 975:
                _operation = "beginning an index";
                if (_table.Indexes.Length < MaxIndexes)
                    BeginIndex();
                break;
            case < 990:
                _operation = "filling an index";
                if (Any(index => !index.IsFilled) is { } empty)
                    Fill(empty);
                break;
            case < 995:
                _operation = "dropping an index";
                if (Any(_ => true) is { } dropped)
                    _live.Drop(dropped);
                break;
            case < 997:
                _operation = "switching the time to live";
                SwitchTimeToLive();
                break;
            default:
                _operation = "sweeping";
                _time.Advance(TimeSpan.FromMinutes(_random.Next(60)));
                _ = _database.SweepExpired();
                break;
        }
    }

    private void Write(Key key)
    {
        switch (_random.Next(10))
        {
            case < 5:
                _operation = $"put {key}";
                _ = _items.Put(NewItem(key));
                break;
            case < 6:
                _operation = $"update of the expiry {key}";
                Set(key, IndexSpecs.Expires, IndexSpecs.AnyExpiry(_time.GetUtcNow(), _random));
                break;
            case < 7:
                _operation = $"update {key}";
                Set(key, IndexSpecs.AnyName(_random), IndexSpecs.AnyValue(_random));
                break;
            case < 8:
                _operation = $"removal of an attribute {key}";
                _ = _items.Update(key, "REMOVE #n", null, new() { ["#n"] = IndexSpecs.AnyName(_random) });
                break;
            default:
                _operation = $"delete {key}";
                _ = _items.Delete(key);
                break;
        }
    }

    private void Set(Key key, string name, AttributeValue value) =>
        _items.Update(key, "SET #n = :v", new() { [":v"] = value }, new() { ["#n"] = name });

    private void WriteSeveral()
    {
        _operation = "commit of several";
        var keys = Enumerable.Range(0, _random.Next(2, 6)).Select(_ => AnyKey()).Distinct();
        _ = _database.Engine.Commits.Commit(new CommitSet(
        [
            .. keys.Select(key => _random.Next(3) == 0
                ? (WriteAction)new DeleteAction(_table, _table.Schema.ToItem(key), default)
                : new PutAction(_table, NewItem(key), default)),
        ]));
    }

    private void BeginIndex()
    {
        var schema = IndexSpecs.Any($"index {++_indexNumber}", _table.Schema, _random);
        _indexes.Add(_live.Begin(new HookedLayout(schema)));
        Count = Count with { Indexes = Count.Indexes + 1 };
    }

    /// <summary>Fills an index, and writes to the table meanwhile, wherever the filling does not hold the lock.</summary>
    private void Fill(IndexState index)
    {
        var layout = (HookedLayout)index.Layout;
        layout.Hook = () =>
        {
            for (var count = _random.Next(4) == 0 ? _random.Next(6) : 0; count > 0; count--)
            {
                var key = AnyKey();
                if (!new DeleteAction(_table, _table.Schema.ToItem(key), default).Stripe.Lock.IsHeldByCurrentThread)
                    Write(key);
            }
        };
        _live.Fill(index);
        layout.Hook = null;
    }

    private void Check(Snapshot snapshot)
    {
        foreach (var index in _indexes.Where(index => index.IsReadableAt(snapshot.CommitNumber)))
        {
            IndexEntries.Verify(_table, index, snapshot.CommitNumber, _operation);
            Count = Count with { Comparisons = Count.Comparisons + 1 };
        }
    }

    private void CloseSnapshot()
    {
        var snapshot = _snapshots[_random.Next(_snapshots.Count)];
        _ = _snapshots.Remove(snapshot);
        Check(snapshot);
        snapshot.Dispose();
    }

    private IndexState? Any(Func<IndexState, bool> condition)
    {
        var indexes = _table.Indexes.ToArray().Where(index => index.Layout is HookedLayout && condition(index)).ToArray();
        return indexes.Length == 0 ? null : indexes[_random.Next(indexes.Length)];
    }

    private void SwitchTimeToLive()
    {
        // It can't be switched twice within an hour.
        _time.Advance(TimeSpan.FromHours(1));
        if (_table.ExpiryOrder is not null)
        {
            _items.DisableTimeToLive();
            return;
        }

        _items.EnableTimeToLive(IndexSpecs.Expires);
        _indexes.Add(_table.ExpiryOrder!);
    }

    private Key AnyKey()
    {
        var number = _random.Next(KeyCount);
        return new Key($"p{number % 7}", number / 7);
    }

    private Item NewItem(Key key) =>
        IndexSpecs.AnyItem(new Item { ["pk"] = key.PartitionKey, ["sk"] = key.SortKey }, _time.GetUtcNow(), _random);
}
