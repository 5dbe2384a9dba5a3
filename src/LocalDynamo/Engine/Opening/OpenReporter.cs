using Microsoft.Extensions.Logging;

namespace LocalDynamo.Engine.Opening;

/// <summary>
/// Tells the program, and its logger, how far the opening of a database is: where a phase begins and ends, and about a hundred times
/// between. One report at a time, in their order, whichever thread has got so far.
/// </summary>
internal sealed partial class OpenReporter(IProgress<OpenProgress>? progress, ILogger logger, TimeProvider timeProvider, string folder)
{
    private const int ReportsPerPhase = 100;

    // How often the logger is told in a phase that takes long.
    private static readonly TimeSpan LogInterval = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private OpenProgress? _current;
    private long _nextReport;
    private long _start;
    private long _lastLogged;

    /// <summary>A phase begins, and with that the one before it ends.</summary>
    public void Begin(OpenPhase phase, long totalBytes)
    {
        lock (_gate)
        {
            EndLocked();
            _start = _lastLogged = timeProvider.GetTimestamp();
            ReportLocked(new OpenProgress(phase, 0, totalBytes, 0));
        }
    }

    /// <summary>The phase has done some more.</summary>
    public void Add(long bytes, long items)
    {
        lock (_gate)
        {
            var current = _current!.Value;
            AdvanceLocked(current with { BytesRead = current.BytesRead + bytes, Items = current.Items + items });
        }
    }

    /// <summary>The reader of the log has come to a place; its first call begins the phase.</summary>
    public void ReadLog(long bytesRead, long totalBytes)
    {
        if (_current is not { Phase: OpenPhase.Log })
            Begin(OpenPhase.Log, totalBytes);
        lock (_gate)
            AdvanceLocked(_current!.Value with { BytesRead = bytesRead });
    }

    /// <summary>The last phase ends.</summary>
    public void End()
    {
        lock (_gate)
            EndLocked();
    }

    private void AdvanceLocked(in OpenProgress next)
    {
        // The whole is reported once, by the end of the phase.
        if (next.BytesRead < _nextReport || next.BytesRead >= next.TotalBytes)
            _current = next;
        else
            ReportLocked(next);
    }

    private void ReportLocked(in OpenProgress next)
    {
        _current = next;
        _nextReport = next.BytesRead + Math.Max(1, next.TotalBytes / ReportsPerPhase);
        progress?.Report(next);
        if (timeProvider.GetElapsedTime(_lastLogged) < LogInterval)
            return;
        _lastLogged = timeProvider.GetTimestamp();
        LogProgress(logger, folder, next.Phase, next.BytesRead, next.TotalBytes, next.Items);
    }

    private void EndLocked()
    {
        if (_current is not { } last)
            return;
        ReportLocked(last with { BytesRead = last.TotalBytes });
        LogEnd(logger, folder, last.Phase, last.TotalBytes, last.Items, timeProvider.GetElapsedTime(_start));
        _current = null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message =
        "Opening '{Folder}': {Phase} is at {BytesRead} of {TotalBytes} bytes, {Items} items")]
    private static partial void LogProgress(ILogger logger, string folder, OpenPhase phase, long bytesRead, long totalBytes, long items);

    [LoggerMessage(Level = LogLevel.Information, Message =
        "Opening '{Folder}': {Phase} is done, {TotalBytes} bytes, {Items} items; {Elapsed}")]
    private static partial void LogEnd(ILogger logger, string folder, OpenPhase phase, long totalBytes, long items, TimeSpan elapsed);
}
