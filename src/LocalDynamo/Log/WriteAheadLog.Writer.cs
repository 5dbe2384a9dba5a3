using System.Diagnostics;

namespace LocalDynamo.Log;

// Who writes. One thread at a time has the segment: it takes the filling batch, writes it, syncs, and acknowledges. There are two kinds of them:
//
//   the writer    the log's own thread, started when it is first woken. Begins a new segment where it has to; gives those it has woken a moment to come back; the same again while
//                 there is anything; sleeps.
//   a leader      a thread that waits for its record, which is the only one there, and finds the writer asleep and nobody else leading. It writes
//                 that record and goes its way: no change of thread, which costs a lone writer some 30 µs of 130. What has come meanwhile it
//                 leaves to the writer.
//
// So with one thread that commits the log's own sleeps, and with many it never does, as its groups follow one another. Everything stays with the
// writer while groups have several records: a leader would write the record of the first to come back, and the others would wait for that.
//
// Hence under Durability.Immediate a record does not wake the writer when it is appended: the wait for it does, or leads. A record that nobody waits
// for goes with the next batch, at the latest when LeftTime is over or LeftBytes have come together: it may be one of many of which the last
// is waited for, and the others are not to wait for that one.
//
// Who may touch what: a batch belongs to the gate while it fills, and then to the thread that has taken it; the segment to the leader while _isLed, to
// the writer otherwise. The writer takes no batch while _isLed, and nobody begins to lead unless _writerIsIdle, which means that it has none and will
// look again, under the gate, before it takes one. The durable LSN moves after the sync and before the waiters are woken. On failure, whoever's it is, the failure is published first, then the waiters of both batches and
// whoever waits for room are woken; the writer ends, and closes the file.
//
// Nobody leads who holds a lock of the engine, since nobody waits for the disk with one.
internal sealed partial class WriteAheadLog
{
    private const int LeftBytes = 64 << 10;
    private static readonly TimeSpan LeftTime = TimeSpan.FromMilliseconds(20);

    // The bound on AwaitReturn for a disk that has just taken very long.
    private static readonly TimeSpan MaxReturn = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// Lets the writer's thread begin, the first time that there is work for it: a lone writer does without, and who opens a database to read it is not to
    /// wait for a thread.
    /// </summary>
    private void StartWriterLocked()
    {
        Debug.Assert(Monitor.IsEntered(_gate));
        if (_isWriterStarted) return;
        _isWriterStarted = true;
        try
        {
            _writerThread.Start();
        }
        catch (OutOfMemoryException e)
        {
            // There is no thread to be had. The caller goes on under the gate, perhaps to wait for what the failure wakes, so that comes after it.
            _ending = Task.Run(() =>
            {
                Fail(e);
                _segment.Dispose();
            });
        }
    }

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

                var count = batch.Count;
                var elapsed = Write(batch, sync);
                Complete(batch, sync);
                if (count > 1 && _options.Durability == Durability.Immediate) AwaitReturn(count, elapsed);
            }

            if (_hasUnmarkedRecords && _failure is null)
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

    /// <summary>Lets who waits for a record lead, if it may.</summary>
    /// <returns>The batch to be written by the caller; null where it has to wait for the writer.</returns>
    private LogBatch? TryLeadLocked(long lsn)
    {
        Debug.Assert(Monitor.IsEntered(_gate));
        var isAlone = _filling.FirstLsn == lsn && _filling.LastLsn == lsn && _lastCount <= 1;
        if (!isAlone || !_writerIsIdle || _isLed || _closing || _syncRequested || _rollRequested || _segment.MustRoll(_filling))
            return null;
        _isLed = true;
        return TakeLocked();
    }

    private void Lead(LogBatch batch)
    {
        try
        {
            _ = Write(batch, sync: true);
            Complete(batch, synced: true);
        }
        catch (Exception e)
        {
            Fail(e);
            ThrowIfFailed();
        }
    }

    /// <returns>How long the sync took.</returns>
    private TimeSpan Write(LogBatch batch, bool sync)
    {
        if (batch.Length > 0)
        {
            _segment.Write(batch);
            _hasUnmarkedRecords = true;
        }

        var start = Stopwatch.GetTimestamp();
        if (sync) _segment.Sync();
        return Stopwatch.GetElapsedTime(start);
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

    /// <summary>Waits for work and takes it all; null when the log has failed, or is closing and nothing is left.</summary>
    private LogBatch? TakeBatch(out bool sync)
    {
        lock (_gate)
        {
            while (_isLed || (_filling.Length == 0 && !_syncRequested))
            {
                sync = false;
                if (_failure is not null || (_closing && !_isLed)) return null;
                _writerIsIdle = true;
                Monitor.Wait(_gate);
            }

            _writerIsIdle = false;
            sync = _syncRequested || _closing || _options.Durability == Durability.Immediate;
            _syncRequested = false;
            return _failure is null ? TakeLocked() : null;
        }
    }

    private LogBatch TakeLocked()
    {
        Debug.Assert(Monitor.IsEntered(_gate));
        var batch = _filling;
        _writing = batch;
        _filling = _spare;
        _filling.Start(batch.LastLsn + 1);

        // There is room again for those who wait for it. Where nobody does, only the writer would be woken, to find that somebody else leads.
        if (_waitingForRoom > 0) Monitor.PulseAll(_gate);
        return batch;
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
        while (batch.Count < count && Stopwatch.GetElapsedTime(start) < limit) Thread.Yield();
    }

    private void Complete(LogBatch batch, bool synced)
    {
        TaskCompletionSource? completion;
        bool isCheckpointDue;
        var isInterrupted = EnterGateUninterrupted();
        try
        {
            if (synced) Volatile.Write(ref _durableLsn, batch.LastLsn);
            completion = batch.DetachCompletion();
            isCheckpointDue = CountUncoveredLocked(batch.Length);
            _lastCount = batch.Count;
            _writing = null;
            _spare = batch;
            if (_isLed)
            {
                _isLed = false;
                if (_filling.Length > 0 || _syncRequested || _closing) WakeWriterLocked();
            }
            else
            {
                // Before its waiter is back, who may lead then.
                _writerIsIdle = batch.Count <= 1 && _filling.Length == 0 && !_syncRequested;
            }
        }
        finally
        {
            Monitor.Exit(_gate);
        }

        completion?.SetResult();
        if (isCheckpointDue) Grown?.Invoke();
        if (isInterrupted) Thread.CurrentThread.Interrupt();
    }

    /// <summary>
    /// Enters the gate on a thread that may be a leader, and so not the log's: who interrupts it means its wait, and is not to stop the log.
    /// </summary>
    /// <returns>Whether it was interrupted meanwhile, which has to be made up for.</returns>
    private bool EnterGateUninterrupted()
    {
        for (var isInterrupted = false; ; isInterrupted = true)
        {
            try
            {
                Monitor.Enter(_gate);
                return isInterrupted;
            }
            catch (ThreadInterruptedException)
            {
                // Once more.
            }
        }
    }

    private void Fail(Exception cause)
    {
        var failure = new DatabaseReadOnlyException(
            $"Writing the log of the database in '{_folder}' has failed ({cause.Message}). Commits not acknowledged before "
            + "may or may not be on the disk; the database takes no more writes until it is disposed of and opened anew.", cause);
        TaskCompletionSource?[] completions;
        var isInterrupted = EnterGateUninterrupted();
        try
        {
            _failure = failure;
            _isLed = false;
            completions = [_writing?.DetachCompletion(), _filling.DetachCompletion()];
            Monitor.PulseAll(_gate);
        }
        finally
        {
            Monitor.Exit(_gate);
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
            // A logger that writes to the same full disk throws as well; on the writer's thread that would end the process.
        }

        if (isInterrupted) Thread.CurrentThread.Interrupt();
    }
}
