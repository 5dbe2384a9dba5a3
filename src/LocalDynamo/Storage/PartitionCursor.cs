using System.Runtime.CompilerServices;

namespace LocalDynamo.Storage;

// Walks the entries between two bounds in either direction, beside a writer, without a lock and without allocating.
//
// What it promises to a reader at a registered commit number: every entry that has a version at that number is delivered exactly
// once, strictly in order; entries of later commits may or may not be delivered, so the caller asks each chain for its state At
// the number.
//
// It takes one leaf's slots at a time: an array that does not change except for the heads in it. Ascending, the next leaf is
// fetched after those slots, and if the leaf was split in between, what was delivered already is skipped by comparing its Low with
// the last key delivered. Descending there are no links to follow: the cursor looks for the last leaf that begins below the present
// leaf's Low (Lows never change), and takes from it what is below that Low; a leaf that was split while being fetched shows in its
// Next, which is read after its slots. In either direction the walk ends with slots that have an entry behind the bound: when they
// were fetched they had all that was in the range on this side of it, and what came since is of later commits.
internal ref struct PartitionCursor
{
    /// <summary>
    /// How many entries ahead heads are fetched from memory: as many as a processor has misses under way at once, or nearly so, and few enough
    /// to be no loss where only the first entry is wanted.
    /// </summary>
    private const int Ahead = 8;

    private readonly Partition _partition;
    private readonly KeyBound _lower;
    private readonly KeyBound _upper;
    private readonly bool _descending;

    private bool _isStarted;
    private Leaf? _first;   // null once the walk has come to its end, and for a partition of one entry
    private Leaf? _leaf;
    private LeafSlots _slots;
    private int _index;
    private int _stop;
    private VersionChain _last;

    public PartitionCursor(Partition partition, KeyBound lower, KeyBound upper, bool descending)
    {
        _partition = partition;
        _lower = lower;
        _upper = upper;
        _descending = descending;
    }

    /// <summary>Moves to the next entry in the cursor's direction.</summary>
    /// <param name="chain">The entry.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext(out VersionChain chain)
    {
        if (_index == _stop)
            return MoveToLeaf(out chain);

        if (_descending)
        {
            chain = _slots.ChainAt(--_index);
            if (_index - Ahead >= _stop)
                Prefetch.Start(_slots.ChainAt(_index - Ahead).Head);
        }
        else
        {
            chain = _slots.ChainAt(_index++);
            if (_index + Ahead <= _stop)
                Prefetch.Start(_slots.ChainAt(_index + Ahead - 1).Head);
        }

        _last = chain;
        return true;
    }

    /// <summary>Whether the slots have an entry behind the bound that the walk goes to.</summary>
    private readonly bool IsBoundReached => _leaf is not null && (_descending ? _stop > 0 : _stop < _slots.Count);

    private bool MoveToLeaf(out VersionChain chain)
    {
        if (!_isStarted)
        {
            _isStarted = true;
            switch (_partition.Content)
            {
                case null:
                    break;

                case Leaf first:
                    _first = first;
                    break;

                case var single:
                    chain = new VersionChain(single);
                    if (IsInside(chain))
                        return true;
                    break;
            }
        }

        while (_first is not null && !IsBoundReached && (_descending ? FetchLower() : FetchUpper()))
        {
            if (_index != _stop)
                return MoveNext(out chain);
        }

        _first = null;
        chain = default;
        return false;
    }

    /// <summary>Asks for the entries with which the walk over new slots begins; before their end is looked for, which waits for memory too.</summary>
    private readonly void PrefetchFirst()
    {
        var count = Math.Min(Ahead, _descending ? _index : _slots.Count - _index);
        for (var i = 0; i < count; i++)
            Prefetch.Start(_slots.ChainAt(_descending ? _index - 1 - i : _index + i).Head);
    }

    [SkipLocalsInit]
    private readonly bool IsInside(VersionChain single)
    {
        Span<byte> scratch = stackalloc byte[_partition.Layout.ScratchBytes];
        var key = _partition.Layout.SortKeyOf(single.Key, scratch);
        return _lower.AllowsAbove(key) && _upper.AllowsBelow(key);
    }

    [SkipLocalsInit]
    private bool FetchUpper()
    {
        var layout = _partition.Layout;
        Span<byte> scratch = stackalloc byte[layout.ScratchBytes];
        Span<byte> lastScratch = stackalloc byte[layout.ScratchBytes];

        if (_leaf is null)
            _leaf = _lower.IsOpen ? _first! : _first!.Seek(_lower.Key, orEqual: true);
        else if (_leaf.Next is { } next && _upper.AllowsBelow(next.Low))
            _leaf = next;
        else
            return false;

        _slots = _leaf.Slots;
        if (!_last.IsEmpty)
        {
            var last = layout.SortKeyOf(_last.Key, lastScratch);
            _index = _leaf.Low.AsSpan().SequenceCompareTo(last) > 0 ? 0 : _slots.UpperBound(last, layout, scratch);
        }
        else
        {
            _index = FirstInside(layout, scratch);
        }

        PrefetchFirst();
        _stop = Math.Max(_index, EndInside(layout, scratch));
        if (!IsBoundReached)
            Prefetch.Start(_leaf.Next);
        return true;
    }

    [SkipLocalsInit]
    private bool FetchLower()
    {
        var layout = _partition.Layout;
        Span<byte> scratch = stackalloc byte[layout.ScratchBytes];

        var limit = default(ReadOnlySpan<byte>);
        var isLimited = _leaf is not null;
        Leaf leaf;
        if (isLimited)
        {
            limit = _leaf!.Low;
            if (_leaf == _first || (!_lower.IsOpen && _lower.Key.SequenceCompareTo(limit) >= 0))
                return false;

            leaf = _first!.Seek(limit, orEqual: false);
        }
        else
        {
            leaf = _upper.IsOpen ? _first!.SeekLast() : _first!.Seek(_upper.Key, orEqual: true);
        }

        var slots = leaf.Slots;
        while (leaf.Next is { } next && (isLimited ? next.Low.AsSpan().SequenceCompareTo(limit) < 0 : _upper.AllowsBelow(next.Low)))
        {
            leaf = next;
            slots = leaf.Slots;
        }

        // Slots fetched before a split that made the leaf before still have its entries: those at its Low or above were delivered.
        _leaf = leaf;
        _slots = slots;
        _index = isLimited ? _slots.LowerBound(limit, layout, scratch, out _) : EndInside(layout, scratch);
        PrefetchFirst();
        _stop = Math.Min(_index, FirstInside(layout, scratch));
        return true;
    }

    private readonly int FirstInside(KeyLayout layout, Span<byte> scratch)
    {
        if (_lower.IsOpen)
            return 0;
        return _lower.IsInclusive ? _slots.LowerBound(_lower.Key, layout, scratch, out _) : _slots.UpperBound(_lower.Key, layout, scratch);
    }

    private readonly int EndInside(KeyLayout layout, Span<byte> scratch)
    {
        if (_upper.IsOpen)
            return _slots.Count;
        return _upper.IsInclusive ? _slots.UpperBound(_upper.Key, layout, scratch) : _slots.LowerBound(_upper.Key, layout, scratch, out _);
    }
}
