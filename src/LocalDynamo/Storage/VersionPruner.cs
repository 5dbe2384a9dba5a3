using System.Collections.Concurrent;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace LocalDynamo.Storage;

// Takes out the states that no reader needs any more, and the slots and partitions that are left without any; and settles those entries whose
// newest state is all that any reader needs (VersionChain).
//
// A state is needed by readers at numbers from its commit's up to, not including, that of the next newer state of its entry. So:
//
// * At once: a writer that has completed commit n still holds the stripes' locks. If the floor is at or above n, nobody reads below
//   n: the entries that n wrote are settled, with which what was before is cut off; and where n deleted, the slot goes, and the partition if it was the last.
// * Later: where an open snapshot (or a commit mid-install with a lower number) keeps the floor below n, the entry goes into the
//   queue, once, however often it is written while it waits: its chain carries a bit, and is not settled before its turn comes. The queue's first entry stops it as long as
//   the floor is below that entry's number: entries are in the order of their commits, roughly. Drain takes a bounded number of
//   entries, one at a time with its stripe's lock, which it never waits for, and is called without any lock held: by writers after
//   each commit, and when a snapshot closes.
// * In between: a waiting entry that is overwritten again is thinned on the spot, by the set of open snapshots: versions between two
//   neighbours of that set go, though an older snapshot is still open. The set is refreshed at a rate that keeps its cost constant
//   per write, however many snapshots are open. Where nobody reads below what the set can judge, there is nothing to thin: the
//   queue takes all of that together.
//
// So every entry that is not settled waits in the queue. What is kept at most, for one entry: the versions that are not visible yet, one for each snapshot open at the last write of the
// entry, those since the set was refreshed, and the newest. A version may outlive the closing of the last snapshot that
// needs it until the oldest snapshot open at that time closes too, or the entry is written again.
internal sealed class VersionPruner(SnapshotRegistry snapshots)
{
    /// <summary>How many needed versions in a row a thinning looks at: those below were judged by earlier ones.</summary>
    private const int MaxKeptInARow = 8;

    /// <summary>
    /// How many versions above what the set can judge half of all thinnings pass over; half of the others twice as many, and so on.
    /// Above a moving lease there may be very many of an entry that is written all the time, and this way thinnings pass over few of
    /// them on average, and yet each entry's are passed over to the end now and then.
    /// </summary>
    private const int MaxPassedOver = 32;

    private readonly ConcurrentQueue<Waiting> _queue = new();
    private int _waitingCount;
    private int _isDraining;
    private Waiting _first;       // belongs to the thread that drains; Number 0: none
    private OpenSnapshots _open = new(0, []);
    private int _thinningsUntilRefresh;

    /// <summary>How many entries wait for a snapshot to close.</summary>
    public int WaitingCount => Volatile.Read(ref _waitingCount);

    /// <summary>The lowest number that may still be read: ask once per commit, after completing it.</summary>
    public long Floor() => snapshots.Floor();

    /// <summary>Prunes the chain whose head was just installed and completed.</summary>
    /// <param name="stripe">The stripe, whose lock the caller holds.</param>
    /// <param name="partition">The head's partition. It is taken out of the stripe if nothing is left in it.</param>
    /// <param name="head">The version installed.</param>
    /// <param name="place">Where it was put, if that is known.</param>
    /// <param name="floor">What <see cref="Floor"/> said after the head's commit was completed.</param>
    public void PruneLocked(Stripe stripe, Partition partition, ItemVersion head, EntryPlace place, long floor)
    {
        Debug.Assert(stripe.Lock.IsHeldByCurrentThread);
        if (head.CommitNumber <= floor)
        {
            head.ReplacePrevious(null);
            if (head.IsTombstone)
                RemoveLocked(stripe, partition, head.Item);
            else if (!head.IsWaiting && !place.TrySettleLocked(head))
                partition.SettleLocked(head);
        }
        else if (head.IsWaiting)
        {
            ThinLocked(head);
        }
        else
        {
            head.IsWaiting = true;
            Interlocked.Increment(ref _waitingCount);
            _queue.Enqueue(new Waiting(stripe, partition, head.Item, head.CommitNumber));
        }
    }

    /// <summary>Prunes entries that had to wait, as far as the floor allows. No stripe's lock may be held.</summary>
    /// <param name="maxCount">How many entries at most. They cost about as much as a write each.</param>
    public void Drain(int maxCount)
    {
        if (WaitingCount == 0 || Interlocked.Exchange(ref _isDraining, 1) != 0)
            return;

        try
        {
            var floor = snapshots.Floor();
            for (var i = 0; i < maxCount; i++)
            {
                if (_first.Number == 0 && !_queue.TryDequeue(out _first))
                    return;
                if (_first.Number > floor || !_first.Stripe.Lock.TryEnter())
                    return;

                try
                {
                    PruneWaitingLocked(_first, floor);
                }
                finally
                {
                    _first.Stripe.Lock.Exit();
                }

                _first = default;
            }
        }
        finally
        {
            Volatile.Write(ref _isDraining, 0);
        }
    }

    [SkipLocalsInit]
    private void PruneWaitingLocked(in Waiting waiting, long floor)
    {
        Span<byte> scratch = stackalloc byte[waiting.Partition.Layout.ScratchBytes];
        if (waiting.Partition.Find(waiting.Partition.Layout.SortKeyOf(waiting.Item, scratch)).Version is { } head)
        {
            CutBelow(head, floor);
            if (head.CommitNumber > floor)
            {
                // Written again while it waited: it goes on waiting, for the newer number.
                _queue.Enqueue(waiting with { Item = head.Item, Number = head.CommitNumber });
                return;
            }

            head.IsWaiting = false;
            if (head.IsTombstone)
                RemoveLocked(waiting.Stripe, waiting.Partition, head.Item);
            else
                waiting.Partition.SettleLocked(head);
        }

        Interlocked.Decrement(ref _waitingCount);
    }

    /// <summary>Cuts off what is before the newest version at or below the floor.</summary>
    private static void CutBelow(ItemVersion head, long floor)
    {
        var version = head;
        while (version is not null && version.CommitNumber > floor)
            version = version.Previous as ItemVersion;
        version?.ReplacePrevious(null);
    }

    private void ThinLocked(ItemVersion head)
    {
        var open = OpenNow();
        if (open.Numbers.Length == 0 || open.Numbers[0] >= open.Visible)
            return;

        var kept = head;
        var passed = (long)MaxPassedOver << BitOperations.LeadingZeroCount(Spread(head.CommitNumber));
        while (kept.CommitNumber > open.Visible)
        {
            // Above what the set can judge; the first at or below it is kept for readers at its Visible.
            if (kept.Previous is not ItemVersion older || --passed == 0)
                return;
            kept = older;
        }

        for (var count = 0; count < MaxKeptInARow && kept.Previous is { } older;)
        {
            // What was settled is at or below whatever number is open.
            var version = older as ItemVersion;
            if (!open.AnyIn(version?.CommitNumber ?? 0, kept.CommitNumber))
            {
                kept.ReplacePrevious(version?.Previous);
            }
            else if (version is null)
            {
                return;
            }
            else
            {
                kept = version;
                count++;
            }
        }
    }

    // Numbers at any regular distance come out spread evenly (Knuth's multiplicative hashing, by the golden ratio).
    private static ulong Spread(long commitNumber) => unchecked((ulong)commitNumber * 0x9E3779B97F4A7C15) | 1 << 20;

    private OpenSnapshots OpenNow()
    {
        if (Interlocked.Decrement(ref _thinningsUntilRefresh) > 0)
            return Volatile.Read(ref _open);

        var open = snapshots.Capture();
        Volatile.Write(ref _open, open);
        Volatile.Write(ref _thinningsUntilRefresh, open.Numbers.Length / 8);
        return open;
    }

    [SkipLocalsInit]
    private static void RemoveLocked(Stripe stripe, Partition partition, Item item)
    {
        Span<byte> scratch = stackalloc byte[partition.Layout.ScratchBytes];
        partition.RemoveLocked(partition.Layout.SortKeyOf(item, scratch));
        stripe.RemoveIfEmptyLocked(partition);
    }

    /// <summary>An entry, by one of its items, whose chain is more than its readers will need at this commit number.</summary>
    private readonly record struct Waiting(Stripe Stripe, Partition Partition, Item Item, long Number);
}
