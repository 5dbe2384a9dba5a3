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

    /// <summary>Begins a checkpoint in the log's folder.</summary>
    /// <param name="lsn">The last record that it will cover.</param>
    /// <param name="commitNumber">The commit number that it will show.</param>
    public CheckpointWriter BeginCheckpoint(long lsn, long commitNumber) =>
        new(_fileSystem, _folder, new CheckpointHeader(DatabaseId, lsn, commitNumber, _options.TimeProvider.GetUtcNow()));

    /// <summary>
    /// Deletes the checkpoints before one that is complete, the segments that it covers as a whole, and what is left of checkpoints that
    /// failed. What can't be deleted now is the next one's to delete.
    /// </summary>
    /// <param name="checkpointLsn">What it covers.</param>
    /// <param name="checkpointBytes">How large it is.</param>
    /// <returns>How many bytes that has freed.</returns>
    public long ReleaseBefore(long checkpointLsn, long checkpointBytes)
    {
        long firstSegment;
        lock (_gate)
        {
            var covered = 0;
            while (covered + 1 < _segments.Count && _segments[covered + 1].FirstLsn <= checkpointLsn + 1)
                covered++;
            firstSegment = _segments[covered].Number;
            _segments.RemoveRange(0, covered);
            _checkpoints.Clear();
            _checkpoints.Add(checkpointLsn);
            _uncoveredBytes = 0;
            _checkpointBytes = checkpointBytes;
        }

        // By what is in the folder, not by what should be: one that an earlier call could not delete must not be left before a gap.
        var freed = 0L;
        var names = _fileSystem.List(_folder);
        foreach (var name in names.Where(name => IsSegmentBefore(name, firstSegment)).Order(StringComparer.Ordinal))
            freed += Release(name);
        foreach (var name in names.Where(name => IsCheckpointBefore(name, checkpointLsn)).Order(StringComparer.Ordinal))
            freed += Release(name);
        return freed;
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
