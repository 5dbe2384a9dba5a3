namespace LocalDynamo.Storage;

// Commit numbers and the one rule of visibility: Visible is the highest number such that it and all below it are installed.
// Snapshot readers read at numbers up to Visible and so see all of a commit or none, in the order of the numbers, also when a
// later commit finished first on other stripes.
//
// The commit path, which the engine owns (prune: see VersionPruner):
//
//     lock the stripes of all keys, in the order of Stripe.Ordinal
//     check conditions against the newest versions            (a throw here has changed nothing)
//     under the sequence lock: n = clock.Begin(); append the record to the log
//     partition.InstallLocked(key, new ItemVersion(n, ...))   for each key, indexes included
//     clock.Complete(n)                                       in a finally: a number that was begun must be completed
//     floor = pruner.Floor(); pruner.PruneLocked(...)         for each version installed
//     unlock the stripes
//     clock.WaitVisible(n); pruner.Drain(a few)
//     acknowledge once the log is as durable as asked
//
// Begin and the log append happen under one lock of the engine, so that the log's order is the order of the numbers. Between Begin
// and Complete a thread already holds all its locks and waits for nobody, hence every number is completed soon and WaitVisible is
// short; this must stay so, or a thread that waits under a stripe's lock could wait for ever.
//
// Complete marks its number in a ring and then moves Visible on over all marked numbers. Marking is an interlocked write, and so is
// each step of Visible, before its follower's mark is looked at: of two threads that complete neighbouring numbers at the same
// time, the lower one's sees the mark or the higher one's sees the step, so no number stays behind. A mark is the number itself,
// so the ring needs no clearing. A number can only be marked once the one a ring's length before it is visible; as each committing
// thread has one number at most that is not visible yet, nobody waits there with fewer than RingSize threads.
internal sealed class CommitClock
{
    private const int RingSize = 1024;
    private const int MaxSpins = 64;

    private readonly long[] _completed = new long[RingSize];
    private PaddedLong _visible;
    private PaddedLong _begun;

    /// <param name="lastCommitNumber">The highest number given out before, as recovery found it; 0 for a new database.</param>
    public CommitClock(long lastCommitNumber = 0)
    {
        _visible.Value = lastCommitNumber;
        _begun.Value = lastCommitNumber;
    }

    /// <summary>The highest number that is installed together with all below it. Never goes back.</summary>
    public long Visible => Volatile.Read(ref _visible.Value);

    /// <summary>The highest number given out.</summary>
    public long Begun => Volatile.Read(ref _begun.Value);

    /// <summary>The next number: the first one is 1.</summary>
    public long Begin() => Interlocked.Increment(ref _begun.Value);

    /// <summary>Says that all versions of this commit are installed, or that there are none.</summary>
    public void Complete(long commitNumber)
    {
        WaitVisible(commitNumber - RingSize);
        Interlocked.Exchange(ref _completed[commitNumber & (RingSize - 1)], commitNumber);

        var visible = Visible;
        while (Volatile.Read(ref _completed[(visible + 1) & (RingSize - 1)]) == visible + 1)
        {
            var seen = Interlocked.CompareExchange(ref _visible.Value, visible + 1, visible);
            visible = seen == visible ? visible + 1 : seen;
        }
    }

    /// <summary>
    /// Waits a moment, a microsecond or two at most, for the commits before this one: as long as installing takes. Also under locks, since those
    /// need none any more.
    /// </summary>
    public void AwaitNeighbours(long commitNumber)
    {
        for (var spins = 0; spins < MaxSpins && Visible < commitNumber; spins++)
            Thread.SpinWait(1);
    }

    /// <summary>Returns once <see cref="Visible"/> has come to this number: after the commits before it, mid-install now, are done.</summary>
    public void WaitVisible(long commitNumber)
    {
        if (Visible >= commitNumber)
            return;

        // Without Sleep(1), which SpinWait falls back to by itself: it would make a microsecond's wait a millisecond's.
        var wait = default(SpinWait);
        while (Visible < commitNumber)
            wait.SpinOnce(sleep1Threshold: -1);
    }
}
