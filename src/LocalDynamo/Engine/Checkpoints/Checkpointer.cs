using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Reads;
using LocalDynamo.Engine.Transactions;
using LocalDynamo.Log;
using Microsoft.Extensions.Logging;

namespace LocalDynamo.Engine.Checkpoints;

/// <summary>
/// Makes checkpoints: by call, from time to time, and when the log has grown. Writers go on meanwhile: what a checkpoint shows is a snapshot.
/// </summary>
/// <remarks>
/// <para>The order of the steps, each durable before the next begins:</para>
/// <code>
///   take the last record of the log; wait until its commit is visible
///   open a snapshot, at that commit's number or later
///   write the snapshot to a file that is not a checkpoint yet
///   sync the log                        so that it reaches at least to the record
///   sync the file and name it           now it is a checkpoint
///   delete what it makes unnecessary    oldest first
/// </code>
/// <para>
/// Records behind that one may be of commits that the snapshot has already. Opening tells by their commit numbers, and leaves
/// them out.
/// </para>
/// </remarks>
internal sealed partial class Checkpointer : IDisposable
{
    private readonly CommitPipeline _commits;
    private readonly WriteAheadLog _log;
    private readonly Func<SnapshotView> _openSnapshot;
    private readonly RequestTokens _tokens;
    private readonly Func<int> _lastTableNumber;
    private readonly CheckpointSettings _settings;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly ITimer? _timer;
    private readonly CancellationTokenSource _stop = new();

    // One checkpoint at a time. Below no other lock.
    private readonly Lock _running = new();
    private int _isQueued;
    private long _madeCount;

    public Checkpointer(
        CommitPipeline commits,
        WriteAheadLog log,
        Func<SnapshotView> openSnapshot,
        RequestTokens tokens,
        Func<int> lastTableNumber,
        CheckpointSettings settings,
        TimeProvider timeProvider,
        ILogger logger)
    {
        _commits = commits;
        _log = log;
        _openSnapshot = openSnapshot;
        _tokens = tokens;
        _lastTableNumber = lastTableNumber;
        _settings = settings;
        _timeProvider = timeProvider;
        _logger = logger;
        _log.Grown = Queue;
        if (settings.Interval != Timeout.InfiniteTimeSpan)
            _timer = timeProvider.CreateTimer(static state => ((Checkpointer)state!).Queue(), this, settings.Interval, settings.Interval);
    }

    /// <summary>How many checkpoints were made since the database was opened.</summary>
    public long MadeCount => Volatile.Read(ref _madeCount);

    /// <summary>Makes a checkpoint now.</summary>
    /// <returns>What it has freed of the log and of older checkpoints, in bytes; 0 if nothing was written since the last one.</returns>
    /// <exception cref="DatabaseReadOnlyException">The log has failed.</exception>
    /// <exception cref="IOException">The file could not be written. The checkpoint before it stays.</exception>
    public long Run()
    {
        lock (_running)
            return _commits.LastLsn() <= _log.CheckpointLsn ? 0 : RunLocked();
    }

    /// <summary>Makes a checkpoint if anything was written since the last, and lets go of all that is not needed: also the segment written to.</summary>
    /// <returns>What that has freed, in bytes.</returns>
    /// <exception cref="DatabaseReadOnlyException">The log has failed.</exception>
    /// <exception cref="IOException">The file could not be written, or an old one not deleted. Nothing is lost.</exception>
    public long Compact()
    {
        lock (_running)
        {
            _log.RollNow();
            return _commits.LastLsn() <= _log.CheckpointLsn ? _log.ReleaseCovered() : RunLocked();
        }
    }

    private long RunLocked()
    {
        var start = _timeProvider.GetTimestamp();
        var lsn = _commits.LastLsn();
        _log.Roll();
        _ = _commits.WaitForAll();
        using var view = _openSnapshot();
        using var file = _log.BeginCheckpoint(lsn, view.CommitNumber);
        var pace = new Pace(_settings.MaxBytesPerSecond, () => _commits.Begun, _stop.Token);
        var builder = new CheckpointBuilder(view, file, _timeProvider.GetUtcNow(), pace.Keep);
        builder.AddAll(_tokens);

        _log.Flush();
        file.Complete(builder.ItemCount, _lastTableNumber());
        var freed = _log.ReleaseBefore(lsn, file.Position);
        Volatile.Write(ref _madeCount, _madeCount + 1);
        LogMade(_logger, lsn, builder.ItemCount, file.Position, freed, _timeProvider.GetElapsedTime(start));
        return freed;
    }

    /// <summary>Lets the folder's files be read, with all commits up to now in them. No checkpoint is made meanwhile, and nothing deleted.</summary>
    /// <exception cref="DatabaseReadOnlyException">The log has failed.</exception>
    public void Read(Action<IFileSystem, string> read)
    {
        lock (_running)
        {
            _ = _commits.WaitForAll();
            var files = _log.View(out var folder);
            read(files, folder);
        }
    }

    /// <summary>Ends: a checkpoint that is being made is given up.</summary>
    public void Dispose()
    {
        _log.Grown = null;
        _timer?.Dispose();
        _stop.Cancel();
        lock (_running)
            _stop.Dispose();
    }

    private void Queue()
    {
        if (Interlocked.Exchange(ref _isQueued, 1) == 0)
            _ = Task.Run(RunQueued);
    }

    private void RunQueued()
    {
        Volatile.Write(ref _isQueued, 0);
        try
        {
            if (!_stop.IsCancellationRequested)
                _ = Run();
        }
        catch (OperationCanceledException)
        {
            // The database is being closed. The log has everything.
        }
        catch (ObjectDisposedException)
        {
            // Closed before it began.
        }
        catch (Exception reason)
        {
            // Nobody waits for this one. The log goes on growing, and the next try comes when it has grown by as much again.
            LogFailed(_logger, reason);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message =
        "Made the checkpoint of record {Lsn}: {ItemCount} items, {SizeBytes} bytes; {FreedBytes} bytes freed; {Elapsed}")]
    private static partial void LogMade(ILogger logger, long lsn, long itemCount, long sizeBytes, long freedBytes, TimeSpan elapsed);

    [LoggerMessage(Level = LogLevel.Error, Message = "A checkpoint could not be made; the log goes on without")]
    private static partial void LogFailed(ILogger logger, Exception reason);
}
