using System.Diagnostics;

namespace LocalDynamo.Log;

// The writer thread: take the filling batch, write it, sync, acknowledge, give its waiters a moment to come back; the same again while
// there is anything; sleep.
//
// Who may touch what: a batch belongs to the lock while it fills and to this thread once it is taken; the segment belongs to this
// thread always. The durable LSN moves after the sync and before the waiters are woken. On failure the failure is published first, then
// the waiters of both batches and whoever waits for room are woken; this thread ends, and closes the file.
internal sealed partial class WriteAheadLog
{
    // The bound on AwaitReturn for a disk that has just taken very long.
    private static readonly TimeSpan MaxReturn = TimeSpan.FromMilliseconds(1);

    private void RunWriter()
    {
        try
        {
            while (TakeBatch(out var sync) is { } batch)
            {
                if ((batch.Length > 0 && _segment.MustRoll(batch)) || TakeRollRequest())
                {
                    _segment.Roll(batch.FirstLsn);
                    lock (_gate) _segments.Add(_segment.Header);
                    _logger.Rolled(_segment.SegmentPath);
                }

                if (batch.Length > 0)
                {
                    _segment.Write(batch);
                    _hasUnmarkedRecords = true;
                    CountUncovered(batch.Length);
                }

                var count = batch.LastLsn - batch.FirstLsn + 1;
                var start = Stopwatch.GetTimestamp();
                if (sync) _segment.Sync();
                var elapsed = Stopwatch.GetElapsedTime(start);
                Complete(batch, sync);
                if (count > 1 && _options.Durability == Durability.Immediate) AwaitReturn(count, elapsed);
            }

            if (_hasUnmarkedRecords)
            {
                _segment.WriteMark(RecordKind.Closed);
                _segment.CutUnused();
            }
        }
        catch (Exception e)
        {
            // Whatever it is, a log whose writer has ended must not look alive.
            Fail(e);
        }
        finally
        {
            _segment.Dispose();
        }
    }

    private bool TakeRollRequest()
    {
        lock (_gate)
        {
            var isRequested = _rollRequested && _segment.HasRecords;
            _rollRequested = false;
            return isRequested;
        }
    }

    /// <summary>Waits for work and takes it all; null when the log is closing and nothing is left.</summary>
    private LogBatch? TakeBatch(out bool sync)
    {
        lock (_gate)
        {
            while (_filling.Length == 0 && !_syncRequested)
            {
                sync = false;
                if (_closing) return null;
                _writerIsIdle = true;
                Monitor.Wait(_gate);
            }

            sync = _syncRequested || _closing || _options.Durability == Durability.Immediate;
            _syncRequested = false;
            var batch = _filling;
            _writing = batch;
            _filling = _spare;
            _filling.Start(batch.LastLsn + 1);

            // There is room again for those who wait for it.
            Monitor.PulseAll(_gate);
            return batch;
        }
    }

    /// <summary>
    /// Waits until as many records are there again as the last group had, at most for half the time that its sync took.
    /// </summary>
    /// <remarks>
    /// Those just acknowledged tend to be back soon with a record each. Without this the first to come back starts a group nearly alone, for
    /// whose sync all others wait: groups of half the size, and with many writers less than half the throughput. A lone writer has groups
    /// of one and does not come here, and when the others stay away it costs one such wait, as the next group is the smaller for it.
    /// </remarks>
    private void AwaitReturn(long count, TimeSpan syncElapsed)
    {
        var limit = TimeSpan.FromTicks(Math.Min(syncElapsed.Ticks / 2, MaxReturn.Ticks));

        // Only this thread replaces the filling batch, and reading a count that is a little old does no harm. The stopwatch is the real one
        // whatever clock the database has: with one that stands still this would not end.
        var batch = _filling;
        var start = Stopwatch.GetTimestamp();
        while (batch.LastLsn - batch.FirstLsn + 1 < count && Stopwatch.GetElapsedTime(start) < limit) Thread.Yield();
    }

    private void Complete(LogBatch batch, bool synced)
    {
        TaskCompletionSource? completion;
        lock (_gate)
        {
            if (synced) Volatile.Write(ref _durableLsn, batch.LastLsn);
            completion = batch.DetachCompletion();
            _writing = null;
            _spare = batch;
        }

        completion?.SetResult();
    }

    private void Fail(Exception cause)
    {
        var failure = new DatabaseReadOnlyException(
            $"Writing the log of the database in '{_folder}' has failed ({cause.Message}). Commits not acknowledged before "
            + "may or may not be on the disk; the database takes no more writes until it is disposed of and opened anew.", cause);
        TaskCompletionSource?[] completions;
        lock (_gate)
        {
            _failure = failure;
            completions = [_writing?.DetachCompletion(), _filling.DetachCompletion()];
            Monitor.PulseAll(_gate);
        }

        foreach (var completion in completions)
        {
            if (completion is null) continue;
            completion.SetException(failure);

            // Waits that were cancelled leave the exception unobserved, which is no event for the application.
            _ = completion.Task.Exception;
        }

        try
        {
            _logger.Failed(cause, _segment.SegmentPath, _segment.Position);
        }
        catch (Exception)
        {
            // A logger that writes to the same full disk throws as well; on this thread that would end the process.
        }
    }
}
