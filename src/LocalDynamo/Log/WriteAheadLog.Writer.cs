namespace LocalDynamo.Log;

// The writer thread: take the filling batch, write it, sync, acknowledge; the same again while there is anything; sleep.
//
// Who may touch what: a batch belongs to the lock while it fills and to this thread once it is taken; the segment belongs to this
// thread always. The durable LSN moves after the sync and before the waiters are woken. On failure the failure is published first, then
// the waiters of both batches are woken, then whoever waits for room; this thread ends, and the file with it.
internal sealed partial class WriteAheadLog
{
    private void RunWriter()
    {
        try
        {
            while (TakeBatch(out var sync) is { } batch)
            {
                if (batch.Length > 0)
                {
                    if (_segment.MustRoll(batch))
                    {
                        _segment.Roll(batch.FirstLsn);
                        _logger.Rolled(_segment.SegmentPath);
                    }

                    _segment.Write(batch);
                    _hasUnmarkedRecords = true;
                }

                if (sync) _segment.Sync();
                Complete(batch, sync);
            }

            if (_hasUnmarkedRecords) _segment.WriteMark(RecordKind.Closed);
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

    private void Complete(LogBatch batch, bool synced)
    {
        TaskCompletionSource? completion;
        lock (_gate)
        {
            if (synced) Volatile.Write(ref _durableLsn, batch.LastLsn);
            completion = batch.Completion;
            batch.Completion = null;
            _writing = null;
            _spare = batch;
        }

        completion?.SetResult();
        lock (batch) Monitor.PulseAll(batch);
    }

    private void Fail(Exception cause)
    {
        var failure = new DatabaseReadOnlyException(
            $"Writing the log of the database in '{_folder}' has failed ({cause.Message}). Commits not acknowledged before may or may not be on the disk; "
            + "the database takes no more writes until it is disposed of and opened anew.", cause);
        LogBatch?[] batches;
        lock (_gate)
        {
            _failure = failure;
            batches = [_writing, _filling];
            Monitor.PulseAll(_gate);
        }

        foreach (var batch in batches)
        {
            if (batch is null) continue;
            if (batch.Completion is { } completion)
            {
                completion.SetException(failure);

                // Waits that were cancelled leave the exception unobserved, which is no event for the application.
                _ = completion.Task.Exception;
            }

            lock (batch) Monitor.PulseAll(batch);
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
