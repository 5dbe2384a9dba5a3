namespace LocalDynamo.Storage;

// The short way from a partition key's hash to the first leaves of its partition, for those partitions of a stripe that have leaves.
//
// In a large table each object on the way is in a page of memory of its own, and to touch one costs some 300 ns. A shortcut leaves out two: the
// partition, whose key would have to be compared, and its branch.
//
// They only find. A hash is not a key, two fields are not read at once, not every partition has a shortcut: so what is found behind one counts if the
// item itself has the partition key that was asked for, or, where a partition is wanted, if that has it; and what is not found there is looked for in the
// stripe's list.
//
// An entry lies at one of the Reach places from its hash's on, wherever there is one free; if none is, it is left out. So keys with
// one hash cost nothing, and taking entries out leaves holes that need no care. No more than half of the places are taken.
//
// They also lead around the stripe for tidying: arrays that were replaced lie wherever memory was free at that moment, each in a page of its own, and
// so does what the processor needs to know to find the page. Now and then those of a few partitions are allocated anew, one after the other:
// then two or three partitions share a page, and what is needed to find the pages of a million entries fits into the nearest cache. Only
// partitions whose slots were replaced since are moved, so where nothing is inserted any more, everything is tidy after a while, and stays so.
//
// Who writes: all of it under the stripe's lock; an entry's leaves are replaced together with the branch's. Who reads: anyone. A table that was replaced
// keeps what it had, and so shows a moment that is not before the reader fetched it.
internal sealed class Shortcuts
{
    private const int Reach = 8;

    /// <summary>How many writes there are for one tidying, and how many leaves are tidied then, and places looked at: some 10 µs, and 150 bytes a write.</summary>
    private const int WritesPerTidying = 256;
    private const int LeavesPerTidying = 64;
    private const int PlacesPerTidying = 64;

    // As many as Reach, less one, behind a power of two, so that a look needs not begin anew at the front.
    private static readonly Shortcut[] None = new Shortcut[Reach];

    private Shortcut[] _places = None;
    private int _count;
    private int _writesSinceTidying;
    private int _nextToTidy;
    private int _placesToTidy;

    private int Capacity => _places.Length - (Reach - 1);

    /// <summary>Leaves that may be those of the partition with this hash.</summary>
    public bool TryFind(ulong hash, out BranchLeaves leaves)
    {
        foreach (ref var place in WithinReach(Volatile.Read(ref _places), hash))
        {
            if (place.Hash == hash && Volatile.Read(ref place.Leaves) is { } found)
            {
                leaves = new BranchLeaves(found);
                return true;
            }
        }

        leaves = default;
        return false;
    }

    /// <summary>Enters the first leaves of a partition in place of those that it had before.</summary>
    /// <param name="hash">The partition's hash.</param>
    /// <param name="before">The default value where it had none.</param>
    /// <param name="after">The default value where it has none any more.</param>
    public void ReplaceLocked(ulong hash, BranchLeaves before, BranchLeaves after)
    {
        if (before.Array is not null && TryReplace(_places, hash, before.Array, after.Array))
        {
            if (after.Array is null && --_count < Capacity / 8)
                Resize(Capacity / 4);
        }
        else if (after.Array is not null)
        {
            if (2 * (_count + 1) > Capacity)
                Resize(Math.Max(Reach, 2 * Capacity));
            if (TryReplace(_places, hash, null, after.Array))
                _count++;
        }
    }

    /// <summary>To be called where slots are replaced: there is something to tidy again.</summary>
    public void NoteUntidyLocked() => _placesToTidy = _places.Length;

    /// <summary>To be called for each write: tidies the next few partitions when it is time.</summary>
    public void TidyLocked()
    {
        if (_placesToTidy <= 0 || ++_writesSinceTidying < WritesPerTidying)
            return;

        _writesSinceTidying = 0;
        var places = _places;
        var leaves = 0;
        for (var i = 0; i < PlacesPerTidying && leaves < LeavesPerTidying; i++)
        {
            _placesToTidy--;
            _nextToTidy = (_nextToTidy + 1) % places.Length;
            if (places[_nextToTidy].Leaves is { } untidy && new BranchLeaves(untidy) is { IsTidy: false, Partition: { } partition })
                leaves += partition.TidyLocked();
        }
    }

    /// <summary>Throws if the structure is damaged. No writer may be at work.</summary>
    /// <param name="firstLeaves">The leaves that there may be shortcuts to, with their partitions' hashes.</param>
    internal void CheckInvariants(Dictionary<Leaf[], ulong> firstLeaves)
    {
        var entered = 0;
        foreach (var place in _places)
        {
            if (place.Leaves is null)
                continue;

            entered++;
            Invariant.Holds(firstLeaves.Remove(place.Leaves, out var hash) && hash == place.Hash, "a shortcut leads to the first leaves of a partition with its hash");
            var isWithinReach = false;
            foreach (ref var near in WithinReach(_places, hash))
                isWithinReach |= near.Leaves == place.Leaves;
            Invariant.Holds(isWithinReach, "a shortcut is where it is looked for");
        }

        Invariant.Holds(entered == _count, "the count of shortcuts is right");
    }

    private static Span<Shortcut> WithinReach(Shortcut[] places, ulong hash) => places.AsSpan((int)(hash & (uint)(places.Length - Reach)), Reach);

    private static bool TryReplace(Shortcut[] places, ulong hash, Leaf[]? before, Leaf[]? after)
    {
        foreach (ref var place in WithinReach(places, hash))
        {
            if (place.Leaves != before)
                continue;

            place.Hash = hash;
            Volatile.Write(ref place.Leaves, after);
            return true;
        }

        return false;
    }

    private void Resize(int length)
    {
        var places = new Shortcut[length + Reach - 1];
        _count = 0;
        foreach (var place in _places)
        {
            if (place.Leaves is not null && TryReplace(places, place.Hash, null, place.Leaves))
                _count++;
        }

        Volatile.Write(ref _places, places);
    }

    private struct Shortcut
    {
        public ulong Hash;
        public Leaf[]? Leaves;
    }
}
