using System.Buffers;
using System.Diagnostics;
using LocalDynamo.Log.Checkpoints;
using LocalDynamo.Log.Encryption;
using Microsoft.Extensions.Logging;

namespace LocalDynamo.Log;

/// <summary>
/// The write-ahead log of a folder: records are appended in order, become durable in groups, and are found again in order on opening.
/// It knows bytes; what they mean is the caller's affair.
/// </summary>
/// <remarks>
/// <para>
/// Thread-safe. Appending copies the record into a buffer under a short lock. One thread, the log's own or that of a lone writer
/// (WriteAheadLog.Writer.cs), takes the buffer as a whole, writes it with one call, syncs once, and wakes those who wait for its records; meanwhile
/// the second buffer fills. So the more writers there are, the more records share a sync, and a lone writer waits for nobody.
/// </para>
/// <para>
/// An LSN is a record's number, counted from 1 over the whole life of the database. Records are durable in the order of their LSNs: never
/// one without all before it.
/// </para>
/// <para>
/// A failed write or sync is final. Every wait not yet fulfilled and every later append gets a <see cref="DatabaseReadOnlyException"/>, and
/// the file is not touched again: after a failed sync the system may call pages clean that never reached the disk, so that a second
/// sync would succeed and prove nothing.
/// </para>
/// </remarks>
internal sealed partial class WriteAheadLog : IDisposable
{
    private readonly IFileSystem _fileSystem;
    private readonly string _folder;
    private readonly WriteAheadLogOptions _options;
    private readonly ILogger _logger;
    private readonly Thread _writerThread;


    // Used by the thread that writes, whichever that is.
    private readonly SegmentWriter _segment;
    private bool _hasUnmarkedRecords;

    // Under Durability.Interval asks for the sync, under Immediate for what nobody waits for; under None there is none.
    private readonly SyncTimer? _timer;

    // Guards the fields below it. The durable LSN and the failure are written under it and also read without it.
    private readonly object _gate = new();
    private LogBatch _filling = new();
    private LogBatch _spare = new();
    private LogBatch? _writing;
    private long _lastCount;
    private bool _writerIsIdle = true;
    private bool _isWriterStarted;
    private Task? _ending;
    private bool _isLed;
    private int _waitingForRoom;
    private bool _syncRequested;
    private bool _rollRequested;
    private readonly List<SegmentHeader> _segments;
    private readonly List<long> _checkpoints;
    private bool _closing;
    private long _durableLsn;
    private volatile DatabaseReadOnlyException? _failure;

    private readonly DatabaseKey? _key;
    private readonly int _recordOverhead;
    private IDisposable? _folderLock;

    private WriteAheadLog(
        IFileSystem fileSystem,
        string folder,
        WriteAheadLogOptions options,
        DatabaseKey? key,
        ILogger logger,
        IDisposable folderLock,
        SegmentWriter segment,
        LogRecovery recovery)
    {
        _fileSystem = fileSystem;
        _folder = folder;
        _options = options;
        _key = key;
        _recordOverhead = LogFormat.RecordHeaderBytes + (key is null ? 0 : FileCipher.TagBytes);
        _logger = logger;
        _folderLock = folderLock;
        _segment = segment;
        DatabaseId = segment.DatabaseId;
        _segments = recovery.Segments;
        _checkpoints = recovery.Checkpoints;
        _checkpointBytes = recovery.CheckpointBytes;
        _uncoveredBytes = recovery.ReplayedBytes;
        _durableLsn = recovery.NextLsn - 1;
        _filling.Start(recovery.NextLsn);
        if (options.Durability == Durability.Immediate)
            _timer = new SyncTimer(options.TimeProvider, LeftTime, TakeLeft);
        else if (options.Durability != Durability.None)
            _timer = new SyncTimer(options.TimeProvider, options.Durability.MaxLoss / 2, RequestSync);
        _writerThread = new Thread(RunWriter) { IsBackground = true, Name = "LocalDynamo log writer" };
    }

    /// <summary>The database's identity, made when its folder was.</summary>
    public Guid DatabaseId { get; }

    /// <summary>The LSN of the newest record appended; 0 when there is none.</summary>
    public long LastLsn
    {
        get
        {
            lock (_gate) return _filling.LastLsn;
        }
    }

    /// <summary>All records up to this LSN are on the disk.</summary>
    public long DurableLsn => Volatile.Read(ref _durableLsn);

    /// <summary>How often records were synced since the log was opened.</summary>
    public long SyncCount => _segment.SyncCount;

    /// <summary>How many bytes of records were written since the log was opened.</summary>
    public long WrittenBytes => _segment.WrittenBytes;

    /// <summary>Whether the log's own thread has nothing to do, so that somebody else may lead. For tests.</summary>
    public bool IsWriterIdle
    {
        get
        {
            lock (_gate) return _writerIsIdle;
        }
    }

    /// <summary>Opens the log of a folder, which is made when it is missing, and replays all its records before it returns.</summary>
    /// <param name="fileSystem">Where the folder is.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="options">How the log is kept.</param>
    /// <param name="logger">Is told what was found.</param>
    /// <param name="onRecord">Takes each record that the checkpoint does not cover.</param>
    /// <param name="onCheckpoint">Takes the newest checkpoint, before any record, and disposes of it.</param>
    /// <exception cref="CorruptDatabaseException">The log is damaged, incomplete, mixed up or of a newer format.</exception>
    /// <exception cref="EncryptionKeyException">The key is not the one that the log needs.</exception>
    /// <exception cref="IOException">The folder is open already, or the file system refuses.</exception>
    public static WriteAheadLog Open(
        IFileSystem fileSystem,
        string folder,
        WriteAheadLogOptions options,
        ILogger logger,
        ReplayHandler onRecord,
        Action<CheckpointReader>? onCheckpoint = null)
    {
        // Where it is there its entry is synced beside what follows. The program has nothing to see before both are done.
        var entry = Task.CompletedTask;
        if (fileSystem.FolderExists(folder)) entry = Task.Run(() => fileSystem.CreateFolder(folder));
        else fileSystem.CreateFolder(folder);
        IDisposable? folderLock = null;
        SegmentWriter? segment = null;
        DatabaseKey? key = null;
        try
        {
            folderLock = fileSystem.Lock(Path.Combine(folder, LogFormat.LockFileName));
            key = DatabaseKey.Of(options.EncryptionKey);
            var recovery = new LogRecovery(fileSystem, folder, options, key, logger, onCheckpoint, onRecord);
            segment = recovery.Run();
            entry.GetAwaiter().GetResult();
            var log = new WriteAheadLog(fileSystem, folder, options, key, logger, folderLock, segment, recovery);
            return log;
        }
        catch
        {
            entry.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
            segment?.Dispose();
            key?.Dispose();
            folderLock?.Dispose();
            throw;
        }
    }

    /// <summary>Appends a record with a copy of the payload; returns its LSN, to wait for. See the other overload.</summary>
    public long Append(ReadOnlySpan<byte> payload) =>
        Append(payload.Length, payload, static (destination, source) => source.CopyTo(destination));

    /// <summary>
    /// Appends a record whose payload is written in place, under the log's lock: the action is to be short and not to call the log. When it
    /// throws, nothing is appended. Waits only when more than <see cref="WriteAheadLogOptions.MaxBufferedBytes"/> are ahead of it.
    /// </summary>
    /// <returns>The record's LSN. The record is not durable before a wait for that returns.</returns>
    /// <exception cref="DatabaseReadOnlyException">The log has failed; nothing was appended.</exception>
    /// <exception cref="ObjectDisposedException">The log is closed.</exception>
    public long Append<TState>(int length, TState state, SpanAction<byte, TState> write)
        where TState : allows ref struct
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, LogFormat.MaxRecordBytes - _recordOverhead);
        var recordBytes = _recordOverhead + length;
        lock (_gate)
        {
            ThrowIfUnusableLocked();
            while (_filling.Length >= _options.MaxBufferedBytes)
            {
                WakeWriterLocked();
                WaitForRoomLocked();
                ThrowIfUnusableLocked();
            }

            var record = _filling.Reserve(recordBytes);
            write(record.Slice(LogFormat.RecordHeaderBytes, length), state);
            LogFormat.Frame(record, RecordKind.Data);
            var lsn = _filling.Commit(recordBytes);
            _timer?.Begin();
            if (_options.Durability != Durability.Immediate || _filling.Length >= LeftBytes) WakeWriterLocked();
            return lsn;
        }
    }

    /// <summary>
    /// Returns when the record and all before it are as durable as <see cref="WriteAheadLogOptions.Durability"/> asks; but for
    /// <see cref="Durability.Immediate"/> that is at once.
    /// </summary>
    /// <exception cref="DatabaseReadOnlyException">The log failed first; whether the record is on the disk is unknown.</exception>
    public void WaitDurable(long lsn)
    {
        if (IsAcknowledged(lsn)) return;
        LogBatch? led;
        Task? completion = null;
        lock (_gate)
        {
            led = TryLeadLocked(lsn);
            if (led is null) completion = CompletionOfLocked(lsn);
        }

        if (led is not null) Lead(led);
        else completion?.GetAwaiter().GetResult();
    }

    /// <summary>As <see cref="WaitDurable"/>, without a thread: the task continues on the thread pool, never on the log's writer.</summary>
    /// <param name="lsn">The record to wait for.</param>
    /// <param name="cancellationToken">Ends the wait alone. The record stays appended and becomes durable all the same.</param>
    public ValueTask WaitDurableAsync(long lsn, CancellationToken cancellationToken = default)
    {
        try
        {
            if (IsAcknowledged(lsn)) return default;
            Task? completion;
            lock (_gate) completion = CompletionOfLocked(lsn);
            if (completion is null) return default;
            return new ValueTask(cancellationToken.CanBeCanceled ? completion.WaitAsync(cancellationToken) : completion);
        }
        catch (DatabaseReadOnlyException e)
        {
            return ValueTask.FromException(e);
        }
    }

    /// <summary>Returns when all records appended so far are on the disk, under every durability.</summary>
    /// <exception cref="DatabaseReadOnlyException">The log failed first.</exception>
    public void Flush() => BeginFlush()?.GetAwaiter().GetResult();

    /// <summary>As <see cref="Flush"/>, without a thread.</summary>
    /// <param name="cancellationToken">Ends the wait alone: the sync goes on.</param>
    public ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            return BeginFlush() is { } completion ? new ValueTask(completion.WaitAsync(cancellationToken)) : default;
        }
        catch (DatabaseReadOnlyException e)
        {
            return ValueTask.FromException(e);
        }
    }

    /// <summary>
    /// Writes and syncs what is appended, marks the log as closed, ends the writer thread and gives up the folder's lock. May be called again,
    /// also at the same time. Does not throw when that fails, which is logged and which every waiting thread is told:
    /// call <see cref="Flush"/> first to be sure of records that nobody waits for.
    /// </summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closing = true;
            StartWriterLocked();
            WakeWriterLocked();
            Monitor.PulseAll(_gate);
        }

        // One of the two ends the log: see StartWriterLocked.
        if (_ending is null) _writerThread.Join();
        else _ending.Wait();
        _timer?.Dispose();
        _key?.Dispose();
        Interlocked.Exchange(ref _folderLock, null)?.Dispose();
    }

    private void WaitForRoomLocked()
    {
        Debug.Assert(Monitor.IsEntered(_gate));
        _waitingForRoom++;
        try
        {
            Monitor.Wait(_gate);
        }
        finally
        {
            _waitingForRoom--;
        }
    }

    // A durable record stays acknowledged after a failure; only those behind it get the failure.
    private bool IsAcknowledged(long lsn)
    {
        if (DurableLsn >= lsn) return true;
        ThrowIfFailed();
        return _options.Durability != Durability.Immediate;
    }

    // What ends when everything appended so far is durable; null when it is.
    private Task? BeginFlush()
    {
        lock (_gate)
        {
            ThrowIfUnusableLocked();
            if (DurableLsn >= _filling.LastLsn) return null;

            // The batch that is filling, even if it is empty: the one being written may have been taken without a sync.
            var completion = _filling.Completion;
            _syncRequested = true;
            WakeWriterLocked();
            return completion;
        }
    }

    // Called by the timer, perhaps a last time after the log was closed.
    private void RequestSync()
    {
        lock (_gate)
        {
            if (_closing || _failure is not null) return;
            _syncRequested = true;
            WakeWriterLocked();
        }
    }

    // Called by the timer, perhaps a last time after the log was closed.
    private void TakeLeft()
    {
        lock (_gate)
        {
            if (_filling.Length > 0) WakeWriterLocked();
        }
    }

    // What ends when the record's batch does; null when the record is acknowledged already.
    private Task? CompletionOfLocked(long lsn)
    {
        Debug.Assert(Monitor.IsEntered(_gate));
        if (IsAcknowledged(lsn)) return null;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lsn, _filling.LastLsn);
        if (_writing is not null && lsn <= _writing.LastLsn) return _writing.Completion;
        WakeWriterLocked();
        return _filling.Completion;
    }

    // A leader does so itself, when it has finished.
    private void WakeWriterLocked()
    {
        Debug.Assert(Monitor.IsEntered(_gate));
        if (!_writerIsIdle || _isLed) return;
        _writerIsIdle = false;
        StartWriterLocked();

        // All, since appenders may wait for room beside it.
        Monitor.PulseAll(_gate);
    }

    private void ThrowIfUnusableLocked()
    {
        Debug.Assert(Monitor.IsEntered(_gate));
        ObjectDisposedException.ThrowIf(_closing, this);
        ThrowIfFailed();
    }

    // A new exception for each, as each is thrown with a stack of its own.
    private void ThrowIfFailed()
    {
        if (_failure is { } failure) throw new DatabaseReadOnlyException(failure.Message, failure.InnerException);
    }
}
