using System.Diagnostics;

namespace LocalDynamo.Storage;

// One committed state of an entry, and the chain of those before it, newest first.
//
// Who writes: commit number, item and tombstone bit never change. Previous changes only under the stripe's lock: it is set before
// the version is published as the head of its chain, and later on only skips versions that no reader needs (VersionPruner). The
// waiting bit belongs to the pruner and means nothing to readers. A version that was taken out keeps its own Previous, so that a
// reader who stands on it goes on.
//
// Who reads: anyone, without a lock, in one of two ways.
//
// * At(number), with the number registered in the SnapshotRegistry. The newest version at or below a registered number is never
//   taken out, and nothing between it and a reader is lost, so the walk is exact: falling off the end means that the entry did not
//   exist at that number.
// * NewestVisible(clock), with nothing registered. The versions such a reader needs may be cut away under it, in which case it
//   falls off the end or lands on a version that is too old. It can tell: versions are taken out below a version c only after c
//   became visible. So a walk that skipped c as too new, and finds c still not visible *after* having followed c.Previous, followed
//   a link nobody had touched: its answer, a version or none, is certain. Otherwise it starts over with the newer number. Each
//   further round means that another commit of this very entry became visible meanwhile. The common walk ends at the head, without
//   a second look at the clock.
//
// A chain may also begin anew: the slot of a visible tombstone is removed and its key inserted again later. Someone at a number
// from before the tombstone would then be told "did not exist". A registered reader is never there (the tombstone had to be at or
// below the floor), and for one who is not registered the argument above gives a number after the tombstone, where it is the truth.
internal sealed class ItemVersion
{
    private const long TombstoneBit = 1;
    private const long WaitingBit = 2;
    private const int NumberShift = 2;

    // The commit number and two flags in one word keep the object at 40 bytes: one of these stands beside every item.
    private long _stamp;
    private ItemVersion? _previous;

    /// <param name="commitNumber">The commit that made this state.</param>
    /// <param name="item">The item; for a tombstone an item of the key attributes alone.</param>
    /// <param name="isTombstone">Whether this state is "deleted".</param>
    public ItemVersion(long commitNumber, Item item, bool isTombstone = false)
    {
        _stamp = (commitNumber << NumberShift) | (isTombstone ? TombstoneBit : 0);
        Item = item;
    }

    public long CommitNumber => Volatile.Read(ref _stamp) >> NumberShift;

    public Item Item { get; }

    public bool IsTombstone => (_stamp & TombstoneBit) != 0;

    public ItemVersion? Previous => Volatile.Read(ref _previous);

    /// <summary>Whether the pruner has this chain in its queue. Under the stripe's lock.</summary>
    internal bool IsWaiting
    {
        get => (_stamp & WaitingBit) != 0;
        set => Volatile.Write(ref _stamp, value ? _stamp | WaitingBit : _stamp & ~WaitingBit);
    }

    /// <summary>The state at a commit number that is registered as an open snapshot: null if there was none.</summary>
    /// <returns>The newest version at or below the number, which may be a tombstone.</returns>
    public ItemVersion? At(long commitNumber)
    {
        var version = this;
        while (version is not null && version.CommitNumber > commitNumber)
            version = version.Previous;
        return version;
    }

    /// <summary>The newest visible state, for a reader that has no snapshot open: null if there is none.</summary>
    /// <returns>The newest version at or below some visible number of this call's duration, which may be a tombstone.</returns>
    public ItemVersion? NewestVisible(CommitClock clock)
    {
        var visible = clock.Visible;
        while (CommitNumber > visible)
        {
            var skipped = this;
            var version = Previous;
            while (version is not null && version.CommitNumber > visible)
            {
                skipped = version;
                version = version.Previous;
            }

            visible = clock.Visible;
            if (skipped.CommitNumber > visible)
                return version;
        }

        return this;
    }

    /// <summary>Puts this version, not yet published, before the head of a chain.</summary>
    internal void LinkTo(ItemVersion head)
    {
        Debug.Assert(head.CommitNumber < CommitNumber, "versions are installed in the order of their commits");
        _previous = head;
        IsWaiting = head.IsWaiting;
    }

    /// <summary>Skips versions that no reader needs. Under the stripe's lock.</summary>
    internal void ReplacePrevious(ItemVersion? version) => Volatile.Write(ref _previous, version);
}
