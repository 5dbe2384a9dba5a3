using LocalDynamo.Log.Checkpoints;

namespace LocalDynamo.Log;

/// <content>What a checkpoint asks of the log: to be written beside it, and to let go of what it makes unnecessary.</content>
internal sealed partial class WriteAheadLog
{
    // Guarded by the gate.
    private long _uncoveredBytes;
    private long _checkpointBytes;

    /// <summary>
    /// Is called by the writer's thread when the log has grown by <see cref="WriteAheadLogOptions.CheckpointLogBytes"/>, and by the size of
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
        new(_fileSystem, _folder, new CheckpointHeader(DatabaseId, lsn, commitNumber, _options.TimeProvider.GetUtcNow()));

    /// <summary>Deletes the checkpoints before one that is complete, and the segments that it covers as a whole.</summary>
    /// <param name="checkpointLsn">What it covers.</param>
    /// <param name="checkpointBytes">How large it is.</param>
    /// <returns>How many bytes that has freed.</returns>
    public long ReleaseBefore(long checkpointLsn, long checkpointBytes)
    {
        List<string> names;
        lock (_gate)
        {
            var covered = 0;
            while (covered + 1 < _segments.Count && _segments[covered + 1].FirstLsn <= checkpointLsn + 1)
                covered++;
            names = [.. _segments.Take(covered).Select(segment => LogFormat.SegmentName(segment.Number))];
            names.AddRange(_checkpoints.Where(lsn => lsn < checkpointLsn).Select(CheckpointFormat.NameOf));
            _segments.RemoveRange(0, covered);
            _ = _checkpoints.RemoveAll(lsn => lsn <= checkpointLsn);
            _checkpoints.Add(checkpointLsn);
            _uncoveredBytes = 0;
            _checkpointBytes = checkpointBytes;
        }

        var freed = 0L;
        foreach (var name in names)
        {
            // The oldest first, and each durably: what a crash leaves is still without a gap.
            var path = Path.Combine(_folder, name);
            using (var file = _fileSystem.OpenRead(path))
                freed += file.Length;
            _fileSystem.Delete(path);
            _fileSystem.SyncFolder(_folder);
        }

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

    // Called by the writer's thread.
    private void CountUncovered(long byteCount)
    {
        bool isDue;
        lock (_gate)
        {
            var limit = Math.Max(_options.CheckpointLogBytes, _checkpointBytes);
            var before = _uncoveredBytes;
            _uncoveredBytes += byteCount;
            isDue = before / limit != _uncoveredBytes / limit;
        }

        if (isDue)
            Grown?.Invoke();
    }
}
