using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Indexes;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Storage;
using Microsoft.Extensions.Logging;

namespace LocalDynamo.Engine.TimeToLive;

/// <summary>
/// Deletes what has expired: from time to time, and when it is told to. One sweep runs at a time. It costs what it deletes and a look at
/// each table's order of expiry, however many items there are.
/// </summary>
/// <remarks>
/// Each item is a commit of its own, as in the service, which decides under the item's lock whether it goes. So a sweep holds nobody up
/// for longer than another writer would, and an update that comes in time rescues its item. After so many items it waits for the log,
/// which therefore never gets far ahead of the disk.
/// </remarks>
internal sealed partial class ExpirySweeper : IDisposable
{
    private const int ItemsPerStep = 256;

    private readonly TableCatalog _catalog;
    private readonly CommitPipeline _commits;
    private readonly Action<long> _waitDurable;
    private readonly TimeProvider _timeProvider;
    private readonly TimeSpan _interval;
    private readonly ILogger _logger;

    /// <summary>Held by the sweep that runs.</summary>
    private readonly Lock _sweeping = new();

    /// <summary>Guards the timer and its end.</summary>
    private readonly Lock _gate = new();

    private ITimer? _timer;
    private volatile bool _isDisposed;

    public ExpirySweeper(
        TableCatalog catalog, CommitPipeline commits, Action<long> waitDurable, TimeProvider timeProvider, TimeSpan interval, ILogger logger)
    {
        _catalog = catalog;
        _commits = commits;
        _waitDurable = waitDurable;
        _timeProvider = timeProvider;
        _interval = interval;
        _logger = logger;
    }

    /// <summary>
    /// Begins to sweep from time to time. Not before some table's items expire: most databases never need a timer, which keeps what it calls
    /// in memory.
    /// </summary>
    public void Start()
    {
        lock (_gate)
        {
            if (_timer is null && !_isDisposed && _interval != Timeout.InfiniteTimeSpan)
                _timer = _timeProvider.CreateTimer(static sweeper => ((ExpirySweeper)sweeper!).Tick(), this, _interval, _interval);
        }
    }

    /// <summary>Deletes what has expired by now, after a sweep that runs already.</summary>
    /// <returns>How many items were deleted.</returns>
    public long Sweep()
    {
        lock (_sweeping)
            return SweepAll();
    }

    /// <summary>Ends the sweep that runs, and waits for that.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _timer?.Dispose();
        }

        lock (_sweeping)
        {
        }
    }

    private void Tick()
    {
        // A sweep that takes longer than the interval is not followed by those it has missed.
        if (!_sweeping.TryEnter())
            return;
        try
        {
            _ = SweepAll();
        }
        catch (Exception reason)
        {
            // Nobody waits for it. What failed, as a log that takes no more writes, is tried again at the next tick.
            LogFailure(_logger, reason);
        }
        finally
        {
            _sweeping.Exit();
        }
    }

    private long SweepAll()
    {
        var window = new ExpiryWindow(_timeProvider.GetUtcNow());
        var swept = 0L;
        foreach (var table in _catalog.Tables.Values)
        {
            if (_isDisposed)
                break;
            if (table.ExpiryOrder is { IsFilled: true, Layout: ExpiryLayout layout } order)
                swept += Sweep(table, order, layout, window);
        }

        return swept;
    }

    private long Sweep(TableState table, IndexState order, ExpiryLayout layout, ExpiryWindow window)
    {
        var swept = 0L;
        var expired = new List<Item>();
        var partitions = order.Partitions.Scan(HashRange.All);
        while (partitions.MoveNext(out var partition))
        {
            var next = window.FirstInOrder;
            do
            {
                FindExpired(partition, ref next, window.LimitInOrder, expired);
                swept += Delete(table, order, layout, window, expired);
                if (_isDisposed || table.IsDropped)
                    return swept;
            }
            while (expired.Count == ItemsPerStep);
        }

        return swept;
    }

    /// <summary>Looks for the next expired items of a partition, without a lock: whether they still are is decided later.</summary>
    private static void FindExpired(Partition partition, ref byte[] next, byte[] limit, List<Item> expired)
    {
        expired.Clear();
        var cursor = partition.Range(KeyBound.Inclusive(next), KeyBound.Exclusive(limit));
        while (expired.Count < ItemsPerStep && cursor.MoveNext(out var chain))
        {
            if (chain.Newest is { } entry)
                expired.Add(entry);
        }

        if (expired.Count == ItemsPerStep)
        {
            // Those just found are tombstones by then, or were rescued.
            Span<byte> scratch = new byte[partition.Layout.ScratchBytes];
            next = [.. partition.Layout.SortKeyOf(expired[^1], scratch), 0];
        }
    }

    private long Delete(TableState table, IndexState order, ExpiryLayout layout, ExpiryWindow window, List<Item> expired)
    {
        var swept = 0L;
        var position = 0L;
        foreach (var entry in expired)
        {
            if (_isDisposed)
                break;

            var action = new ExpireAction(table, entry, order, layout.Attribute, window);
            try
            {
                position = Math.Max(position, _commits.Commit(action));
            }
            catch (TransactionConflictException)
            {
                // A transaction is at work on it; if it stays expired, the next sweep has it.
                continue;
            }
            catch (ResourceNotFoundException) when (table.IsDropped)
            {
                break;
            }

            if (action.HasEffect)
                swept++;
        }

        _waitDurable(position);
        return swept;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sweeping expired items failed; the next sweep goes on.")]
    private static partial void LogFailure(ILogger logger, Exception reason);
}
