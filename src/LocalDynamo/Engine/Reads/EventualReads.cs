using System.Collections.Concurrent;
using System.Diagnostics;
using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Reads;

// At which commit number an eventually consistent read reads: the highest one whose commit was made the lag ago or earlier.
//
// Commits report their number and time under the sequence lock, hence in the order of both, into a queue that they do not wait for.
// Readers take from its front what has come of age, under the guard: the last number taken is the one to read at.
//
// Readings stand in a second queue, one for each number that was ever read at and may be still, with the count of its readers. The
// last of them is the number of now, and stays, read or not. The first is the number that the moving lease protects, and with it all
// that follow: those being read, and those that will be. It moves on when the first has no readers left and is not the last.
//
// A number is given to a reader only when it is visible, and waited for if it is not: the commit was made, so it is about to be (see
// CommitClock). Those waited for have reported already and need the guard no more, so waiting under it is safe. Committing threads
// move the number too, so that what nobody reads is pruned as well; they take the guard if it is free, and never wait.
//
// What was recovered when a folder was opened counts as old: it is what the first number shows.
internal sealed class EventualReads
{
    /// <summary>How many entries that waited for the number to move a reading prunes on the side: as many as a commit.</summary>
    private const int DrainedPerReading = 4;

    private readonly CommitClock _clock;
    private readonly VersionPruner _pruner;
    private readonly TimeProvider _timeProvider;
    private readonly TimeSpan _lag;
    private readonly ConcurrentQueue<(long Number, DateTimeOffset Time)> _made = new();

    // Guarded by _guard.
    private readonly Lock _guard = new();
    private readonly MovingLease _lease;
    private readonly Queue<ReadingsAt> _readings = new();
    private ReadingsAt _now;

    public EventualReads(CommitClock clock, SnapshotRegistry snapshots, VersionPruner pruner, TimeProvider timeProvider, TimeSpan lag)
    {
        (_clock, _pruner, _timeProvider, _lag) = (clock, pruner, timeProvider, lag);
        _lease = snapshots.OpenMoving();
        _now = new ReadingsAt { Number = _lease.CommitNumber };
        _readings.Enqueue(_now);
    }

    /// <summary>Takes note of a commit. Under the sequence lock, in the order of the numbers.</summary>
    public void Committed(long number, DateTimeOffset time)
    {
        _made.Enqueue((number, time));
        if (!_guard.TryEnter())
            return;

        try
        {
            MoveLocked(time, _clock.Visible);
        }
        finally
        {
            _guard.Exit();
        }
    }

    /// <summary>Begins to read at the number of now, which stays readable until the reading is disposed of.</summary>
    public Reading Begin()
    {
        lock (_guard)
        {
            MoveLocked(_timeProvider.GetUtcNow(), long.MaxValue);
            _now.Readers++;
            return new Reading(this, _now);
        }
    }

    private void End(ReadingsAt readings)
    {
        lock (_guard)
        {
            readings.Readers--;
            ProtectLocked();
        }

        _pruner.Drain(DrainedPerReading);
    }

    /// <summary>Moves the number to read at on to the last commit that is old enough.</summary>
    /// <param name="now">The time.</param>
    /// <param name="last">The last commit that may be taken.</param>
    private void MoveLocked(DateTimeOffset now, long last)
    {
        Debug.Assert(_guard.IsHeldByCurrentThread);
        var number = _now.Number;
        while (_made.TryPeek(out var commit) && commit.Number <= last && now - commit.Time >= _lag)
        {
            number = commit.Number;
            _made.TryDequeue(out _);
        }

        if (number == _now.Number)
            return;

        _clock.WaitVisible(number);
        if (_now.Readers == 0)
            _now.Number = number;
        else
            _readings.Enqueue(_now = new ReadingsAt { Number = number });
        ProtectLocked();
    }

    private void ProtectLocked()
    {
        Debug.Assert(_guard.IsHeldByCurrentThread);
        while (_readings.Peek() is { Readers: 0 } first && first != _now)
            _readings.Dequeue();
        if (_readings.Peek().Number > _lease.CommitNumber)
            _lease.MoveTo(_readings.Peek().Number);
    }

    /// <summary>An eventually consistent read that is under way. Dispose of it exactly once.</summary>
    internal readonly struct Reading(EventualReads owner, ReadingsAt at) : IDisposable
    {
        public long CommitNumber => at.Number;

        public void Dispose() => owner.End(at);
    }

    /// <summary>Those who read at one number. Guarded, but for the number while there are readers: it stays then.</summary>
    internal sealed class ReadingsAt
    {
        public long Number { get; set; }

        public int Readers { get; set; }
    }
}
