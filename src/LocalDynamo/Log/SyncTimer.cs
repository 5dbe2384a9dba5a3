namespace LocalDynamo.Log;

/// <summary>Asks for a sync, or for the writer, when the oldest record that none was asked for has waited for so long.</summary>
/// <remarks>
/// Runs only while there is such a record. One appended after it has fired begins it anew, though the sync to come may cover it: a sync
/// with nothing to do costs nothing, and one that is missing costs commits.
/// </remarks>
internal sealed class SyncTimer : IDisposable
{
    private readonly Action _requestSync;
    private readonly TimeSpan _delay;
    private readonly ITimer _timer;
    private int _isRunning;

    public SyncTimer(TimeProvider timeProvider, TimeSpan delay, Action requestSync)
    {
        _requestSync = requestSync;
        _delay = delay;
        _timer = timeProvider.CreateTimer(static state => ((SyncTimer)state!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins the time, unless it has begun.</summary>
    public void Begin()
    {
        if (Interlocked.Exchange(ref _isRunning, 1) == 0)
            _ = _timer.Change(_delay, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    private void Fire()
    {
        // In this order: a record that comes in between finds the timer at rest.
        Volatile.Write(ref _isRunning, 0);
        _requestSync();
    }
}
