using System.Globalization;
using LocalDynamo.Engine.Checkpoints;
using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Reads;
using LocalDynamo.Log;
using LocalDynamo.Log.Checkpoints;
using LocalDynamo.Log.Encryption;
using LocalDynamo.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalDynamo.Engine.Restoring;

/// <summary>
/// A database as it was at a time: after the last of its commits at or before that time, and so with all commits before that one. It is made
/// from the newest checkpoint that shows no later commit, and the log; by the code that opens a database, which sees a folder without
/// the other checkpoints.
/// </summary>
/// <remarks>
/// The last commit is found first, by reading the log as far as it is kept. That a commit's time is at or before the time asked for is all that
/// counts: where the clock was set back, some commits before the last one have later times, and are in the result all the same.
/// </remarks>
internal sealed class PastState
{
    private readonly IFileSystem _files;
    private readonly string _folder;
    private readonly EngineOptions _options;
    private readonly DatabaseKey? _key;
    private readonly List<CheckpointHeader> _checkpoints = [];
    private readonly bool _hasSegment;
    private readonly bool _logIsWhole;

    /// <param name="files">Where the folder is; nobody deletes files of it meanwhile.</param>
    /// <param name="folder">The database's folder.</param>
    /// <param name="options">The clock, and how the database is opened.</param>
    /// <param name="key">What its files are encrypted with; null for none.</param>
    private PastState(IFileSystem files, string folder, EngineOptions options, DatabaseKey? key)
    {
        _key = key;
        _files = files;
        _folder = folder;
        _options = options;
        foreach (var name in files.List(folder))
        {
            if (CheckpointFormat.TryParseName(name, out _))
                _checkpoints.Add(CheckpointReader.ReadHeader(files, Path.Combine(folder, name)));
            else if (LogFormat.TryParseSegmentName(name, out var number))
                (_hasSegment, _logIsWhole) = (true, _logIsWhole || number == LogFormat.First);
        }

        _checkpoints.Sort(static (one, other) => one.Lsn.CompareTo(other.Lsn));
    }

    /// <summary>Puts a closed database as it was at a time into another folder.</summary>
    /// <exception cref="IOException">The folder is in use or has no database, or the other is not empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is in the future, or before what is kept.</exception>
    public static void Restore(IFileSystem files, string folder, string target, DateTimeOffset time, EngineOptions options)
    {
        // Not even a lock's file is made where there is no database.
        new PastState(files, folder, options, key: null).ThrowIfMissing();
        using var folderLock = files.Lock(Path.Combine(folder, LogFormat.LockFileName));
        Write(files, folder, options, files, target, time, static () => 0);
    }

    /// <summary>Puts a database, whose folder the caller has locked, as it was at a time into another folder, which has the same key.</summary>
    /// <exception cref="IOException">The other folder is not empty, or a file can't be read or written.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is in the future, or before what is kept.</exception>
    public static void Write(
        IFileSystem files, string folder, EngineOptions options, IFileSystem targetFiles, string target, DateTimeOffset time, Func<long> commitCount)
    {
        using var key = DatabaseKey.Of(options.EncryptionKey);
        var pace = new Pace(options.Checkpoints.MaxBytesPerSecond, commitCount, CancellationToken.None);
        new PastState(files, folder, options, key).WriteTo(targetFiles, target, time, pace);
    }

    private void WriteTo(IFileSystem targetFiles, string target, DateTimeOffset time, Pace pace)
    {
        ThrowIfMissing();
        var now = _options.TimeProvider.GetUtcNow();
        if (time > now)
            throw new ArgumentOutOfRangeException(nameof(time), time, $"The time to restore to is in the future: it is {Text(now)} now.");

        var last = FindLastCommit(time, out var earliest);
        var start = _checkpoints.FindLastIndex(checkpoint => checkpoint.CommitNumber <= last);
        if (last == 0 || (start < 0 && !_logIsWhole))
        {
            throw new ArgumentOutOfRangeException(
                nameof(time), time,
                earliest is { } first
                    ? $"The folder '{_folder}' does not reach back to the time to restore to: the earliest is {Text(first)}."
                    : $"The folder '{_folder}' has nothing in it to restore.");
        }

        var lsn = start < 0 ? 0 : _checkpoints[start].Lsn;
        var recovery = new Recovery(_options.TimeProvider, _options.MaxItemCollectionBytes);
        Read(start, recovery.Load, (recordLsn, payload) =>
        {
            if (new CommitRecordReader(payload).CommitNumber > last)
                return;
            recovery.Replay(recordLsn, payload);
            lsn = recordLsn;
        });

        var snapshots = new SnapshotRegistry(new CommitClock(recovery.LastCommitNumber));
        using var view = new SnapshotView(recovery.Finish(), snapshots, new VersionPruner(snapshots));
        new DatabaseCopy(view, lsn, recovery.Tokens, recovery.LastTableNumber)
            .WriteTo(targetFiles, target, _key, now, pace.Keep);
    }

    /// <summary>The number of the last commit at or before a time; 0 if none is known.</summary>
    /// <param name="time">The time.</param>
    /// <param name="earliest">The earliest time that there is something to restore to; null for none.</param>
    private long FindLastCommit(DateTimeOffset time, out DateTimeOffset? earliest)
    {
        var last = 0L;
        DateTimeOffset? first = null;
        foreach (var checkpoint in _checkpoints)
        {
            first ??= checkpoint.Time;
            if (checkpoint.Time <= time)
                last = checkpoint.CommitNumber;
        }

        if (_logIsWhole)
            first = null;
        Read(_logIsWhole ? -1 : 0, null, (_, payload) =>
        {
            var record = new CommitRecordReader(payload);
            first ??= record.Time;
            if (record.Time <= time)
                last = Math.Max(last, record.CommitNumber);
        });
        earliest = first;
        return last;
    }

    // Opens the folder from one of its checkpoints, or from the log's start, and reads it to its end.
    private void Read(int checkpoint, Action<CheckpointReader>? onCheckpoint, ReplayHandler onRecord)
    {
        var shown = checkpoint >= 0 && checkpoint < _checkpoints.Count ? CheckpointFormat.NameOf(_checkpoints[checkpoint].Lsn) : null;
        var view = new ReadOnlyFolder(_files) { Shows = name => name == shown || LogFormat.TryParseSegmentName(name, out _) };
        var log = new WriteAheadLogOptions { TimeProvider = _options.TimeProvider };
        using var end = new LogRecovery(view, _folder, log, _key, NullLogger.Instance, onCheckpoint, onRecord).Run();
    }

    private void ThrowIfMissing()
    {
        if (!_hasSegment)
            throw new FileNotFoundException($"The folder '{_folder}' has no database in it.");
    }

    private static string Text(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);
}
