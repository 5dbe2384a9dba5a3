using System.Collections.Immutable;
using System.Diagnostics;
using LocalDynamo.Log;
using LocalDynamo.ModelTests.Crashes;

namespace LocalDynamo.ModelTests.Kills;

/// <summary>
/// One folder, and the processes that write to it and are killed, one after the other, each going on where the one before was stopped. After each kill
/// the folder is looked at in a copy, so that the next process finds it as the kill has left it.
/// </summary>
internal sealed class KillChain : IDisposable
{
    /// <summary>One kill of so many comes at a moment by the clock, perhaps before the database is open; the others when some steps have been acknowledged.</summary>
    private const int EarlyKills = 5;

    private const int MaxAwaitedAcknowledgements = 400;
    private static readonly TimeSpan MaxEarlyLife = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan MaxFurtherLife = TimeSpan.FromMilliseconds(20);

    private readonly string _root = Directory.CreateTempSubdirectory("localdynamo-kill-").FullName;
    private readonly Random _random;
    private readonly TimeSpan _maxFurtherLife;
    private readonly KillFigures _figures;
    private readonly Dictionary<(string Table, Key Key), Item> _items = [];
    private KillOrder _order;

    /// <param name="seed">What steps and moments follow from.</param>
    /// <param name="durability">The folder's.</param>
    /// <param name="lie">How the processes deceive.</param>
    /// <param name="figures">Where what is found is counted.</param>
    public KillChain(int seed, Durability durability, KillLie lie, KillFigures figures)
    {
        _random = new Random(seed);
        _figures = figures;

        // Under an interval some acknowledgements have to be older than that.
        _maxFurtherLife = MaxFurtherLife + (durability == Durability.None ? TimeSpan.Zero : 2 * durability.MaxLoss);
        _order = new KillOrder(Path.Combine(_root, "db"), durability, seed, lie, new long[KillStep.WorkerCount]);
    }

    /// <summary>Lets a process write, kills it, and fails unless what is left is what may be.</summary>
    public void Run()
    {
        using var process = new KilledProcess();
        process.Begin(_order);
        if (_random.Next(EarlyKills) == 0)
        {
            Thread.Sleep(MaxEarlyLife * _random.NextDouble());
        }
        else
        {
            process.AwaitAcknowledgements(_random.Next(MaxAwaitedAcknowledgements));
            Thread.Sleep(_maxFurtherLife * _random.NextDouble());
        }

        process.Kill();
        using var database = _order.Open(PhysicalFileSystem.Instance, CopyOfFolder());
        Verify(database, process);
        _figures.Count(_order.Durability, process);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string CopyOfFolder()
    {
        var copy = Path.Combine(_root, "copy");
        if (Directory.Exists(copy))
            Directory.Delete(copy, recursive: true);
        _ = Directory.CreateDirectory(copy);
        if (!Directory.Exists(_order.Folder))
            return copy;
        foreach (var path in Directory.EnumerateFiles(_order.Folder))
            File.Copy(path, Path.Combine(copy, Path.GetFileName(path)));
        return copy;
    }

    private void Verify(DynamoDatabase database, KilledProcess process)
    {
        var acknowledgements = process.Acknowledgements;
        var found = ItemsOf(database);
        var reached = new (long First, long Last)[KillStep.WorkerCount];
        for (var worker = 0; worker < reached.Length; worker++)
        {
            var told = Math.Max(_order.Done[worker], acknowledgements.LastOrDefault(one => one.Worker == worker).Number);
            reached[worker] = StepsOf(worker, told, found);
            if (_order.Durability == Durability.Immediate && reached[worker].Last < told)
                Assert.Fail($"Worker {worker} was told of its step {told}, and what is left is that of {reached[worker].Last}.");
            _figures.CountLost(_order.Durability, told - reached[worker].Last);
        }

        VerifyAges(process, reached);
        VerifyPrefix(acknowledgements, reached);
        VerifyWhole(database, found);
        _order = _order with { Done = [.. reached.Select(steps => steps.Last)] };
    }

    /// <summary>
    /// Which of a worker's steps may have been the last one of those that are left: normally one, more where steps changed nothing. Goes through all that the worker can
    /// have done, which is what it was told of and one more, as it waits for each.
    /// </summary>
    private (long First, long Last) StepsOf(int worker, long told, Dictionary<(string Table, Key Key), Item> found)
    {
        var before = _order.Done[worker];
        var different = new HashSet<(string, Key)>(
            _items.Keys.Union(found.Keys).Where(key => KillStep.WorkerOf(key.Key) == worker && _items.GetValueOrDefault(key) != found.GetValueOrDefault(key)));
        var (first, last) = different.Count == 0 ? (before, before) : (-1, -1);
        for (var number = before + 1; number <= told + 1; number++)
        {
            foreach (var change in KillStep.Of(_order.Seed, worker, number).Changes)
            {
                var key = (change.Table, change.Key);
                var after = change.After(_items.GetValueOrDefault(key));
                if (after is null)
                    _ = _items.Remove(key);
                else
                    _items[key] = after;
                _ = after == found.GetValueOrDefault(key) ? different.Remove(key) : different.Add(key);
            }

            if (different.Count == 0)
                (first, last) = (first < 0 ? number : first, number);
        }

        if (first < 0)
            Assert.Fail($"What is left of worker {worker} is the state after none of its steps from {before} to {told + 1}.");

        // What was lost is done again, by the next process.
        foreach (var key in _items.Keys.Where(key => KillStep.WorkerOf(key.Key) == worker).ToList())
            _ = _items.Remove(key);
        foreach (var (key, item) in found.Where(pair => KillStep.WorkerOf(pair.Key.Key) == worker))
            _items.Add(key, item);
        return (first, last);
    }

    /// <summary>What is lost was acknowledged no longer ago than the interval, and what the disk took beyond that.</summary>
    private void VerifyAges(KilledProcess process, (long First, long Last)[] reached)
    {
        var lost = process.Acknowledgements.Where(one => one.Number > reached[one.Worker].Last).ToList();
        if (lost.Count == 0)
            return;
        var age = Stopwatch.GetElapsedTime(lost[0].Timestamp, process.Killed);
        _figures.CountAge(_order.Durability, age);
        if (_order.HasInterval && age > _order.Durability.MaxLoss + process.SlowestDiskCall)
        {
            Assert.Fail(
                $"Worker {lost[0].Worker} was told of its step {lost[0].Number} {age.TotalMilliseconds:0} ms before the kill, and it is lost; " +
                $"the slowest call to the disk took {process.SlowestDiskCall.TotalMilliseconds:0} ms.");
        }
    }

    /// <summary>What is left has no gap: a step that is there was begun after others had been acknowledged, and then these are there too.</summary>
    private static void VerifyPrefix(IReadOnlyList<Acknowledgement> acknowledgements, (long First, long Last)[] reached)
    {
        // The last of them that was begun behind such an acknowledgement: that of the step before it, by the same worker.
        var end = acknowledgements.Count - 1;
        while (end >= 0 && acknowledgements[end].Number + 1 != reached[acknowledgements[end].Worker].First)
            end--;
        for (var i = 0; i < end; i++)
        {
            var one = acknowledgements[i];
            if (one.Number > reached[one.Worker].Last)
                Assert.Fail($"Step {acknowledgements[end].Number + 1} of worker {acknowledgements[end].Worker} is there, and {one} before it is not.");
        }
    }

    /// <summary>Tables, indexes and totals agree with the items.</summary>
    private static void VerifyWhole(DynamoDatabase database, Dictionary<(string Table, Key Key), Item> items)
    {
        var model = DatabaseModel.Empty;
        foreach (var name in new[] { KillStep.IndexedTable, KillStep.PlainTable }.Where(name => database.TableNames.Contains(name)))
        {
            var ofTable = items.Where(pair => pair.Key.Table == name).ToImmutableDictionary(pair => pair.Key.Key, pair => pair.Value);
            model = model.WithNew(name, name == KillStep.IndexedTable ? ["group"] : []).With(name, table => table with { Items = ofTable });
        }

        RecoveredState.Verify(database, model, "after a kill");
    }

    private static Dictionary<(string Table, Key Key), Item> ItemsOf(DynamoDatabase database)
    {
        var items = new Dictionary<(string, Key), Item>();
        foreach (var name in database.TableNames)
        {
            foreach (var item in database.Table(name).Scan())
                items.Add((name, DatabaseModel.KeyOf(item)), item);
        }

        return items;
    }
}
