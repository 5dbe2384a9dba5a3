using System.Runtime.CompilerServices;

namespace LocalDynamo.Storage;

// The committed states of an entry that are kept, newest first. What a slot holds as the head is one of two things:
//
// * An Item, alone: the entry is settled. Its commit is at or below the floor (SnapshotRegistry), so whoever reads now or later does so at or
//   above it, and this is the state that all of them want. Nearly all entries are settled nearly always, and one costs no object besides its
//   item: a version is made for a commit, and left to the collector's youngest generation as soon as its number is at or below the floor.
// * An ItemVersion: the number of its commit still has to be looked at. Its Previous is the older states, in the same two forms: versions, and
//   at the end perhaps an item that was settled when it was overwritten.
//
// Who writes: all under the stripe's lock. A version becomes the head with its Previous set; afterwards links only skip what no reader needs
// (VersionPruner), and a head gives way to its own item, which is the same state. What was taken out keeps its links, so a reader who stands on
// it goes on.
//
// Who reads: anyone, without a lock, in one of two ways. Either fetches the head once.
//
// * At(number), with the number registered in the SnapshotRegistry. All commits up to the number were installed before it could be
//   registered, so the head is the state at the number or a newer one. The newest version at or below a registered number is never taken out, and nothing between it and
//   a reader is lost, so the walk is exact: falling off the end means that the entry did not exist at that number. A settled item, as a head
//   or as the end of a walk, is never newer than the number: the floor it was settled at is at or below every number registered then or later.
// * NewestVisible(clock), with nothing registered. A settled head is the answer: its commit is visible, and was the newest when the head was
//   fetched. Otherwise the versions that such a reader needs may be cut away under it, in which case it
//   falls off the end or lands on a version that is too old. It can tell: versions are taken out below a version c only after c
//   became visible. So a walk that skipped c as too new, and finds c still not visible *after* having followed c.Previous, followed
//   a link nobody had touched: its answer, a state or none, is certain. Otherwise it starts over with the newer number. Each
//   further round means that another commit of this very entry became visible meanwhile. The common walk ends at the head, without
//   a second look at the clock.
//
// A chain may also begin anew: the slot of a visible tombstone is removed and its key inserted again later. Someone at a number
// from before the tombstone would then be told "did not exist". A registered reader is never there (the tombstone had to be at or
// below the floor), and for one who is not registered the argument above gives a number after the tombstone, where it is the truth.
internal readonly struct VersionChain
{
    private readonly object? _head;

    /// <param name="head">An item, a version, or null: see above.</param>
    internal VersionChain(object? head) => _head = head;

    /// <summary>Whether there is no such entry; what there is may all the same be a tombstone.</summary>
    public bool IsEmpty => _head is null;

    /// <summary>The newest state, visible or not: null if there is none or it is a tombstone. It stays that only under the stripe's lock.</summary>
    public Item? Newest => ItemOf(_head);

    /// <summary>An item with the entry's key: of a chain that is not empty.</summary>
    public Item Key => _head is Item settled ? settled : ((ItemVersion)_head!).Item;

    /// <summary>The newest version; null where the entry is settled, or there is none.</summary>
    internal ItemVersion? Version => _head as ItemVersion;

    internal object? Head => _head;

    /// <summary>Whether the newest state, visible or not, is of a commit above a number that is registered.</summary>
    public bool IsNewerThan(long commitNumber) => _head is ItemVersion version && version.CommitNumber > commitNumber;

    /// <summary>The state at a commit number that is registered as an open snapshot: null if there was none, or a tombstone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Item? At(long commitNumber) => _head is Item settled ? settled : AtVersion(commitNumber);

    /// <summary>The newest visible state, for a reader that has no snapshot open: null if there is none, or a tombstone.</summary>
    /// <returns>The newest state at or below some visible number of this call's duration.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Item? NewestVisible(CommitClock clock) => _head is Item settled ? settled : NewestVisibleVersion(clock);

    private Item? AtVersion(long commitNumber)
    {
        var state = _head;
        while (state is ItemVersion version && version.CommitNumber > commitNumber)
            state = version.Previous;
        return ItemOf(state);
    }

    private Item? NewestVisibleVersion(CommitClock clock)
    {
        if (_head is not ItemVersion head)
            return null;

        var visible = clock.Visible;
        while (head.CommitNumber > visible)
        {
            var skipped = head;
            var state = head.Previous;
            while (state is ItemVersion version && version.CommitNumber > visible)
            {
                skipped = version;
                state = version.Previous;
            }

            visible = clock.Visible;
            if (skipped.CommitNumber > visible)
                return ItemOf(state);
        }

        return ItemOf(head);
    }

    private static Item? ItemOf(object? state) => state is ItemVersion version
        ? version.IsTombstone ? null : version.Item
        : (Item?)state;
}
