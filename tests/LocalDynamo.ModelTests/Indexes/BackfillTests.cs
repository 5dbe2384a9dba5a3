using LocalDynamo.Engine.Tables;
using Microsoft.Extensions.Time.Testing;
using Xunit.Abstractions;

namespace LocalDynamo.ModelTests.Indexes;

/// <summary>
/// Indexes, and the order in which items expire, made and dropped again and again on a table that two threads write to all the while. LOCALDYNAMO_OPERATIONS says how many
/// indexes (one for each 40,000), LOCALDYNAMO_SEED what they and the writes are made from.
/// </summary>
public sealed class BackfillTests(ITestOutputHelper output)
{
    private const int WriterCount = 2;
    private const int KeysPerWriter = 2_000;

    [Fact]
    public async Task IndexMadeWhileOthersWrite_LosesNoWriteAndKeepsNoStaleEntry()
    {
        output.WriteLine($"LOCALDYNAMO_SEED={TestSettings.Seed}");
        var time = new FakeTimeProvider();
        using var database = DynamoDatabase.InMemory(new DynamoDatabaseOptions
        {
            TimeProvider = time,
            TimeToLive = new TimeToLiveOptions { SweepInterval = Timeout.InfiniteTimeSpan },
        });
        var items = database.CreateTable("Busy", "pk", ("sk", ScalarAttributeType.N));
        var table = database.Engine.Catalog.Get("Busy");
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, WriterCount).Select(number => new Writer(items, number, KeysPerWriter)).ToList();
        writers.ForEach(writer => writer.PutAll());
        var running = writers.Select(writer => Task.Factory.StartNew(() => writer.WriteUntil(stop.Token), TaskCreationOptions.LongRunning)).ToArray();

        var random = new Random(TestSettings.Seed);
        var indexCount = Math.Max(2, TestSettings.OperationCount / 40_000);
        for (var number = 1; number <= indexCount && !running.Any(task => task.IsCompleted); number++)
        {
            _ = await items.AddIndexAsync(IndexSpecs.AnyGlobal($"index{number}", random));
            time.Advance(TimeSpan.FromHours(1));
            items.EnableTimeToLive(IndexSpecs.Expires);
            for (var i = 0; i < 2; i++)
                VerifyAll(database, table, $"after index {number} was made");
            time.Advance(TimeSpan.FromHours(1));
            items.DisableTimeToLive();
            if (number > 2)
                items.DropIndex($"index{number - 2}");
        }

        time.Advance(TimeSpan.FromHours(1));
        items.EnableTimeToLive(IndexSpecs.Expires);
        await stop.CancelAsync();
        await Task.WhenAll(running);
        output.WriteLine($"{indexCount} indexes beside {writers.Sum(writer => writer.WriteCount)} writes");
        writers.Should().OnlyContain(writer => writer.WriteCount > indexCount, "otherwise little was written meanwhile");
        table.Indexes.Length.Should().Be(3);
        foreach (var index in table.Indexes.ToArray())
            IndexEntries.VerifyAtRest(database, table, index, "in the end");
        items.Scan().Count().Should().Be(writers.Sum(writer => writer.Items.Count));
        writers.Should().OnlyContain(writer => writer.Items.Values.All(item => item == items.Get(item["pk"], item["sk"])));
    }

    [Fact]
    public void IndexMadeOverFewBusyItems_AgainAndAgain_KeepsNoStaleEntry()
    {
        output.WriteLine($"LOCALDYNAMO_SEED={TestSettings.Seed}");
        using var database = DynamoDatabase.InMemory();
        var items = database.CreateTable("Busy", "pk", ("sk", ScalarAttributeType.N));
        var table = database.Engine.Catalog.Get("Busy");
        var live = new LiveIndexes(database, table);
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, WriterCount).Select(number => new Writer(items, number, keyCount: 4)).ToList();
        var running = writers.Select(writer => Task.Factory.StartNew(() => writer.WriteUntil(stop.Token), TaskCreationOptions.LongRunning)).ToArray();

        var random = new Random(TestSettings.Seed);
        for (var count = TestSettings.OperationCount / 250; count > 0 && !running.Any(task => task.IsCompleted); count--)
        {
            var index = live.Begin(IndexSpecs.Any("index", table.Schema, random));
            live.Fill(index);
            VerifyAll(database, table, $"{count} indexes before the end");
            live.Drop(index);
        }

        stop.Cancel();
        Task.WaitAll(running);
    }

    private static void VerifyAll(DynamoDatabase database, TableState table, string when)
    {
        using var snapshot = database.Snapshot();
        foreach (var index in table.Indexes.ToArray().Where(index => index.IsReadableAt(snapshot.CommitNumber)))
            IndexEntries.Verify(table, index, snapshot.CommitNumber, when);
    }

    /// <summary>Writes to its own items of partitions that it shares with the others, and knows what it has written.</summary>
    private sealed class Writer(Table table, int number, int keyCount)
    {
        private readonly Random _random = new(TestSettings.Seed + number);
        private readonly DateTimeOffset _begin = DateTimeOffset.UnixEpoch.AddYears(30);

        public Dictionary<int, Item> Items { get; } = [];

        public int WriteCount { get; private set; }

        public void PutAll()
        {
            for (var i = 0; i < keyCount; i++)
                Put(i);
        }

        public void WriteUntil(CancellationToken stop)
        {
            for (; !stop.IsCancellationRequested; WriteCount++)
            {
                var key = _random.Next(keyCount);
                switch (_random.Next(5))
                {
                    case 0:
                        _ = table.Delete(KeyOf(key));
                        _ = Items.Remove(key);
                        break;
                    case 1 when Items.TryGetValue(key, out var item):
                        Update(item, key, IndexSpecs.AnyName(_random), IndexSpecs.AnyValue(_random));
                        break;
                    case 2 when Items.TryGetValue(key, out var item):
                        Update(item, key, IndexSpecs.Expires, IndexSpecs.AnyExpiry(_begin, _random));
                        break;
                    default:
                        Put(key);
                        break;
                }
            }
        }

        private void Put(int key)
        {
            var item = IndexSpecs.AnyItem(new Item { ["pk"] = $"p{key % 50}", ["sk"] = (key * WriterCount) + number }, _begin, _random);
            if (IsTaken(() => table.Put(item)))
                Items[key] = item;
        }

        private void Update(Item item, int key, string name, AttributeValue value)
        {
            if (IsTaken(() => table.Update(KeyOf(key), "SET #n = :v", new() { [":v"] = value }, new() { ["#n"] = name })))
                Items[key] = item.With(name, value);
        }

        /// <summary>A write is refused where it would give an index's key attribute another type, and taken when the index is gone.</summary>
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
        }

        private Key KeyOf(int key) => new($"p{key % 50}", (key * WriterCount) + number);
    }
}
