using System.Diagnostics;

namespace LocalDynamo.Engine.Checkpoints;

/// <summary>
/// Keeps the writing of a checkpoint or a copy to a rate: to the one that is given; or, where none is, to <see cref="BytesPerSecondBesideWriters"/> while
/// anything is committed, and to none otherwise. Real time, since it is a real disk that is to be spared.
/// </summary>
/// <param name="maxBytesPerSecond">The rate that is given.</param>
/// <param name="commitCount">Something that grows with every commit.</param>
/// <param name="stop">Ends it.</param>
internal sealed class Pace(long? maxBytesPerSecond, Func<long> commitCount, CancellationToken stop)
{
    /// <summary>
    /// At this rate a checkpoint keeps a processor busy for less than a tenth of the time, so that few writes meet it, and none meets more than one
    /// block (docs/performance.md, "Writers beside a checkpoint").
    /// </summary>
    private const long BytesPerSecondBesideWriters = 32 << 20;

    /// <summary>For how long after a commit others are expected: longer than a durable write takes.</summary>
    private static readonly long CommitTicks = Stopwatch.Frequency / 20;

    /// <summary>How much of the time that was lost may be made up for: no burst follows on a wait.</summary>
    private static readonly long MaxLateTicks = Stopwatch.Frequency / 100;

    private long _writtenBytes;
    private long _lastCommitCount = commitCount();
    private long _lastCommit = -CommitTicks;

    // When what is written may have been. Long ago at first, so the first blocks make up for what may be made up for.
    private long _due;

    /// <summary>Waits, if that was too fast.</summary>
    /// <param name="writtenBytes">How much is written by now.</param>
    /// <exception cref="OperationCanceledException">It has been ended.</exception>
    public void Keep(long writtenBytes)
    {
        stop.ThrowIfCancellationRequested();
        var ahead = AheadAt(Stopwatch.GetTimestamp(), writtenBytes);
        if (ahead >= TimeSpan.FromMilliseconds(1))
            _ = stop.WaitHandle.WaitOne(ahead);
        stop.ThrowIfCancellationRequested();
    }

    /// <summary>By how much the writing is ahead of its rate.</summary>
    /// <param name="now">The timestamp of this moment, by the stopwatch.</param>
    /// <param name="writtenBytes">How much is written by now.</param>
    internal TimeSpan AheadAt(long now, long writtenBytes)
    {
        var bytes = writtenBytes - _writtenBytes;
        _writtenBytes = writtenBytes;
        if (RateAt(now) is not { } rate)
            return TimeSpan.Zero;
        _due = Math.Max(_due, now - MaxLateTicks) + (long)((double)bytes / rate * Stopwatch.Frequency);
        return Stopwatch.GetElapsedTime(now, _due);
    }

    private long? RateAt(long now)
    {
        if (maxBytesPerSecond is not null)
            return maxBytesPerSecond;
        var count = commitCount();
        if (count != _lastCommitCount)
            (_lastCommitCount, _lastCommit) = (count, now);
        return now - _lastCommit < CommitTicks ? BytesPerSecondBesideWriters : null;
    }
}
