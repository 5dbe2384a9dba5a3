using LocalDynamo.Operations;

namespace LocalDynamo.ModelTests.Indexes;

/// <summary>Threads that write to a table until they are stopped, each to items of its own, in partitions that they share.</summary>
internal sealed class BusyWriters : IAsyncDisposable
{
    private const int WriterCount = 2;
    private const int PartitionCount = 50;

    private readonly CancellationTokenSource _stop = new();
    private readonly Writer[] _writers;
    private readonly Task[] _running;

    /// <param name="database">The database.</param>
    /// <param name="table">The table.</param>
    /// <param name="keyCount">How many items each thread has.</param>
    public BusyWriters(DynamoDatabase database, Table table, int keyCount)
    {
        _writers = [.. Enumerable.Range(0, WriterCount).Select(number => new Writer(database, table, number, keyCount))];
        _running = Array.ConvertAll(
            _writers, writer => Task.Factory.StartNew(() => writer.Run(_stop.Token), TaskCreationOptions.LongRunning));
    }

    /// <summary>Whether one has failed, as <see cref="StopAsync"/> will tell.</summary>
    public bool HasFailed => Array.Exists(_running, task => task.IsCompleted);

    public int WriteCount => _writers.Sum(writer => writer.WriteCount);

    /// <summary>What they have left in the table, by their own account.</summary>
    public IEnumerable<Item> Items => _writers.SelectMany(writer => writer.Items.Values);

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private sealed class Writer(DynamoDatabase database, Table table, int number, int keyCount)
    {
        private readonly Random _random = new(TestSettings.Seed + number);

        public Dictionary<int, Item> Items { get; } = [];

        public int WriteCount { get; private set; }

        public void Run(CancellationToken stop)
        {
            for (var key = 0; key < keyCount; key++)
                Put(key);
            for (; !stop.IsCancellationRequested; WriteCount++)
                Write(_random.Next(keyCount));
        }

        private void Write(int key)
        {
            switch (_random.Next(10))
            {
                case 0:
                    PutTogether();
                    break;
                case < 3:
                    _ = table.Delete(KeyOf(key));
                    _ = Items.Remove(key);
                    break;
                case < 5 when Items.TryGetValue(key, out var item):
                    Update(item, key, IndexSpecs.AnyName(_random), IndexSpecs.AnyValue(_random));
                    break;
                case < 7 when Items.TryGetValue(key, out var item):
                    Update(item, key, IndexSpecs.Expires, IndexSpecs.AnyExpiry(DateTimeOffset.UnixEpoch, _random));
                    break;
                default:
                    Put(key);
                    break;
            }
        }

        private void Put(int key)
        {
            var item = NewItem(key);
            if (IsTaken(() => table.Put(item)))
                Items[key] = item;
        }

        /// <summary>Several at once. They are nobody else's, so whatever the others do at the same time is no conflict.</summary>
        private void PutTogether()
        {
            var items = Enumerable.Range(0, 3).Select(_ => _random.Next(keyCount)).Distinct().ToDictionary(key => key, NewItem);
            var request = new TransactWriteItemsRequest
            {
                TransactItems = [.. items.Values.Select(item => new TransactWriteItem { Put = new Put { TableName = table.Name, Item = item } })],
            };
            if (!IsTaken(() => database.TransactWriteItems(request)))
                return;
            foreach (var (key, item) in items)
                Items[key] = item;
        }

        private void Update(Item item, int key, string name, AttributeValue value)
        {
            if (IsTaken(() => table.Update(KeyOf(key), "SET #n = :v", new() { [":v"] = value }, new() { ["#n"] = name })))
                Items[key] = item.With(name, value);
        }

        /// <summary>A write is refused where it would give an index's key attribute another type.</summary>
        private static bool IsTaken(Action write)
        {
            try
            {
                write();
                return true;
            }
            catch (ValidationException)
            {
                return false;
            }
            catch (TransactionCanceledException canceled) when (canceled.CancellationReasons.Any(reason => reason.Code == "ValidationError"))
            {
                return false;
            }
        }

        private Item NewItem(int key)
        {
            var (partitionKey, sortKey) = KeyOf(key);
            return IndexSpecs.AnyItem(new Item { ["pk"] = partitionKey, ["sk"] = sortKey }, DateTimeOffset.UnixEpoch, _random);
        }

        private Key KeyOf(int key) => new($"p{key % PartitionCount}", (key * WriterCount) + number);
    }
}
