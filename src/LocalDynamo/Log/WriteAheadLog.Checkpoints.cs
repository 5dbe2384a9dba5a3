using System.Diagnostics;
using LocalDynamo.Log.Checkpoints;

namespace LocalDynamo.Log;

/// <content>What a checkpoint asks of the log: to be written beside it, and to let go of what it makes unnecessary.</content>
internal sealed partial class WriteAheadLog
{
    // Guarded by the gate.
    private long _uncoveredBytes;
    private long _checkpointBytes;

    /// <summary>
    /// Is called by the thread that writes when the log has grown by <see cref="WriteAheadLogOptions.CheckpointLogBytes"/>, and by the size of
    /// the checkpoint, since that was made; and again when it has grown by as much once more.
    /// </summary>
    public Action? Grown { get; set; }

    /// <summary>What the newest checkpoint covers; 0 without one.</summary>
    public long CheckpointLsn
    {
        get
        {
            lock (_gate) return _checkpoints.Count == 0 ? 0 : _checkpoints[^1];
        }
    }

    /// <summary>Lets the next record begin a new segment, so that all there is can go once a checkpoint covers it.</summary>
    public void Roll()
    {
        lock (_gate)
            _rollRequested = true;
    }

    /// <summary>
    /// Lets a new segment begin behind all records appended so far, and returns when it has, and they are on the disk. Does nothing where the newest
    /// segment has no record.
    /// </summary>
    /// <exception cref="DatabaseReadOnlyException">The log has failed.</exception>
    public void RollNow()
    {
        var lsn = LastLsn;
        while (true)
        {
            Task completion;
            lock (_gate)
            {
                ThrowIfUnusableLocked();
                if (_segments[^1].FirstLsn > lsn)
                    return;
                completion = _filling.Completion;
                _rollRequested = true;
                _syncRequested = true;
                WakeWriterLocked();
            }

            // A group taken before may have had the request, and then went into the new segment itself: once more.
            completion.GetAwaiter().GetResult();
        }
    }

    /// <summary>Begins a checkpoint in the log's folder.</summary>
    /// <param name="lsn">The last record that it will cover.</param>
    /// <param name="commitNumber">The commit number that it will show.</param>
    public CheckpointWriter BeginCheckpoint(long lsn, long commitNumber) =>
        new(_fileSystem, _folder, new CheckpointHeader(DatabaseId, lsn, commitNumber, _options.TimeProvider.GetUtcNow(), _key is not null), _key);

    /// <summary>
    /// Deletes the checkpoints before one that is complete, and the segments that it covers as a whole, save what
    /// <see cref="WriteAheadLogOptions.Retention"/> keeps; and what is left of checkpoints that failed. What can't be deleted now is the next
    /// one's to delete.
    /// </summary>
    /// <param name="checkpointLsn">What it covers.</param>
    /// <param name="checkpointBytes">How large it is.</param>
    /// <returns>How many bytes that has freed.</returns>
    public long ReleaseBefore(long checkpointLsn, long checkpointBytes)
    {
        var neededLsn = OldestNeeded(checkpointLsn);
        long firstSegment;
        lock (_gate)
        {
            var covered = 0;
            while (covered + 1 < _segments.Count && _segments[covered + 1].FirstLsn <= neededLsn + 1)
                covered++;
            firstSegment = _segments[covered].Number;
            _segments.RemoveRange(0, covered);
            _ = _checkpoints.RemoveAll(lsn => lsn < neededLsn || lsn == checkpointLsn);
            _checkpoints.Add(checkpointLsn);
            _uncoveredBytes = 0;
            _checkpointBytes = checkpointBytes;
        }

        // By what is in the folder, not by what should be: one that an earlier call could not delete must not be left before a gap.
        var freed = 0L;
        var names = _fileSystem.List(_folder);
        foreach (var name in names.Where(name => IsSegmentBefore(name, firstSegment)).Order(StringComparer.Ordinal))
            freed += Release(name);
        foreach (var name in names.Where(name => IsCheckpointBefore(name, neededLsn)).Order(StringComparer.Ordinal))
            freed += Release(name);
        return freed;
    }

    /// <summary>Deletes what the newest checkpoint, if there is one, makes unnecessary.</summary>
    /// <returns>How many bytes that has freed.</returns>
    public long ReleaseCovered()
    {
        long checkpointLsn, checkpointBytes;
        lock (_gate)
        {
            if (_checkpoints.Count == 0)
                return 0;
            checkpointLsn = _checkpoints[^1];
            checkpointBytes = _checkpointBytes;
        }

        return ReleaseBefore(checkpointLsn, checkpointBytes);
    }

    /// <summary>
    /// The folder as it is now, to be read beside the writer: with every record appended so far, and no other, as these are in segments that are
    /// not written to any more. No file is to be released meanwhile.
    /// </summary>
    /// <exception cref="DatabaseReadOnlyException">The log has failed.</exception>
    public ReadOnlyFolder View(out string folder)
    {
        RollNow();
        SegmentHeader end;
        lock (_gate)
            end = _segments[^1];
        folder = _folder;
        var endPath = Path.Combine(_folder, LogFormat.SegmentName(end.Number));
        return new ReadOnlyFolder(_fileSystem)
        {
            Shows = name => !LogFormat.TryParseSegmentName(name, out var number) || number <= end.Number,
            Limit = path => path == endPath ? end.Length : long.MaxValue,
        };
    }

    /// <summary>
    /// The newest checkpoint that is older than the retention: with it and the log behind it, every time since can be come back to. 0, the
    /// log's start, where none is so old.
    /// </summary>
    private long OldestNeeded(long newest)
    {
        if (_options.Retention == TimeSpan.Zero)
            return newest;
        long[] older;
        lock (_gate)
            older = [.. _checkpoints];
        var now = _options.TimeProvider.GetUtcNow();
        return Array.FindLast(older.Append(newest).Distinct().ToArray(), lsn => now - TimeOf(lsn) >= _options.Retention);
    }

    // A checkpoint that can't be read is of no use, and counts as new: nothing goes because of it.
    private DateTimeOffset TimeOf(long checkpointLsn)
    {
        try
        {
            return CheckpointReader.ReadHeader(_fileSystem, Path.Combine(_folder, CheckpointFormat.NameOf(checkpointLsn))).Time;
        }
        catch (CorruptDatabaseException)
        {
            return DateTimeOffset.MaxValue;
        }
    }

    private static bool IsSegmentBefore(string name, long number) => LogFormat.TryParseSegmentName(name, out var other) && other < number;

    // Only one checkpoint is made at a time, and that has its name by now.
    private static bool IsCheckpointBefore(string name, long lsn) => name.EndsWith(LogFormat.UnfinishedSuffix, StringComparison.Ordinal)
        ? CheckpointFormat.TryParseName(name[..^LogFormat.UnfinishedSuffix.Length], out _)
        : CheckpointFormat.TryParseName(name, out var other) && other < lsn;

    /// <summary>Deletes a file durably, before the next one is: what a crash leaves is without a gap.</summary>
    private long Release(string name)
    {
        var path = Path.Combine(_folder, name);
        long length;
        using (var file = _fileSystem.OpenRead(path))
            length = file.Length;
        _fileSystem.Delete(path);
        _fileSystem.SyncFolder(_folder);
        return length;
    }

    /// <returns>Whether a checkpoint is due.</returns>
    private bool CountUncoveredLocked(long byteCount)
    {
        Debug.Assert(Monitor.IsEntered(_gate));
        var limit = Math.Max(_options.CheckpointLogBytes, _checkpointBytes);
        var before = _uncoveredBytes;
        _uncoveredBytes += byteCount;
        return before / limit != _uncoveredBytes / limit;
    }
}
