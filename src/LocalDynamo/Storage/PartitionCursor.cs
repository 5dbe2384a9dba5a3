using System.Runtime.CompilerServices;

namespace LocalDynamo.Storage;

// Walks the entries between two bounds in either direction, beside a writer, without a lock and without allocating.
//
// What it promises to a reader at a registered commit number: every entry that has a version at that number is delivered exactly
// once, strictly in order; entries of later commits may or may not be delivered, so the caller asks each chain for its state At
// the number.
//
// It takes one branch's leaves at a time, and of them one leaf's slots: arrays that do not change except for slots in the one and heads in the other.
// Ascending, the next branch is fetched after those leaves, and if the branch was split in between, what was delivered already is skipped by looking
// for the last key delivered. Descending there are no links to follow: the cursor looks for the last branch that begins below the present
// one's Low (Lows never change), and takes from it what is below that Low; a branch that was split while being fetched shows in its
// Next, which is read after its leaves. In either direction the walk ends with slots that have an entry behind the bound: when they
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
    private Branch? _first;   // null once the walk has come to its end, and for a partition of one entry
    private Branch? _branch;
    private BranchLeaves _leaves;
    private int _leaf;
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
    private readonly bool IsBoundReached => _branch is not null && (_descending ? _stop > 0 : _stop < _slots.Count);

    private bool MoveToLeaf(out VersionChain chain)
    {
        if (!_isStarted)
        {
            _isStarted = true;
            switch (_partition.Content)
            {
                case null:
                    break;

                case Branch first:
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

    /// <summary>Goes to the next leaf upwards, and its part of the range; says whether there is one.</summary>
    [SkipLocalsInit]
    private bool FetchUpper()
    {
        var layout = _partition.Layout;
        Span<byte> scratch = stackalloc byte[layout.ScratchBytes];
        if (_branch is null)
        {
            Enter(_lower.IsOpen ? _first! : _first!.Seek(_lower.Key, orEqual: true));
            EnterLeafOfLowerBound(layout, scratch);
        }
        else if (_leaf + 1 < _leaves.Count)
        {
            _slots = _leaves.SlotsAt(++_leaf);
            _index = 0;
        }
        else if (_branch.Next is { } next && _upper.AllowsBelow(next.Low))
        {
            EnterBehindLast(next, layout, scratch);
        }
        else
        {
            return false;
        }

        PrefetchFirst();
        _stop = Math.Max(_index, EndInside(layout, scratch));
        if (!IsBoundReached && _leaf + 1 < _leaves.Count)
            Prefetch.Start(_leaves.SlotsAt(_leaf + 1).Array);
        return true;
    }

    /// <summary>Goes to the next leaf downwards, and its part of the range; says whether there is one.</summary>
    [SkipLocalsInit]
    private bool FetchLower()
    {
        var layout = _partition.Layout;
        Span<byte> scratch = stackalloc byte[layout.ScratchBytes];
        if (_branch is null)
        {
            EnterLast();
            _slots = _leaves.SlotsAt(_leaf);
            _index = EndInside(layout, scratch);
        }
        else if (!_lower.IsOpen && _lower.Key.SequenceCompareTo(_leaves.LowAt(_leaf)) >= 0)
        {
            return false;
        }
        else if (_leaf > 0)
        {
            _slots = _leaves.SlotsAt(--_leaf);
            _index = _slots.Count;
        }
        else if (_branch != _first)
        {
            EnterBelow(_branch.Low, layout, scratch);
        }
        else
        {
            return false;
        }

        PrefetchFirst();
        _stop = Math.Min(_index, FirstInside(layout, scratch));
        return true;
    }

    private void Enter(Branch branch)
    {
        _branch = branch;
        _leaves = branch.Leaves;
    }

    private void EnterLeafOfLowerBound(KeyLayout layout, scoped Span<byte> scratch)
    {
        _leaf = _lower.IsOpen ? 0 : _leaves.Seek(_lower.Key, new KeyHead(_lower.Key), orEqual: true);
        _slots = _leaves.SlotsAt(_leaf);
        _index = FirstInside(layout, scratch);
    }

    /// <summary>
    /// Goes to the next branch. Beside a split, some of its leaves may have been delivered as those of the branch before; or that was so far to the left
    /// that the lower bound is in this one, or behind it.
    /// </summary>
    [SkipLocalsInit]
    private void EnterBehindLast(Branch next, KeyLayout layout, scoped Span<byte> scratch)
    {
        Enter(next);
        if (_last.IsEmpty)
        {
            EnterLeafOfLowerBound(layout, scratch);
            return;
        }

        Span<byte> lastScratch = stackalloc byte[layout.ScratchBytes];
        var last = layout.SortKeyOf(_last.Key, lastScratch);
        _leaf = _leaves.Seek(last, new KeyHead(last), orEqual: true);
        _slots = _leaves.SlotsAt(_leaf);
        _index = next.Low.AsSpan().SequenceCompareTo(last) > 0 ? 0 : _slots.UpperBound(last, layout, scratch);
    }

    /// <summary>Goes to the last leaf that begins within the upper bound.</summary>
    private void EnterLast()
    {
        Enter(_upper.IsOpen ? _first!.SeekLast() : _first!.Seek(_upper.Key, orEqual: true));
        while (_branch!.Next is { } next && _upper.AllowsBelow(next.Low))
            Enter(next);
        _leaf = _upper.IsOpen ? _leaves.Count - 1 : _leaves.Seek(_upper.Key, new KeyHead(_upper.Key), orEqual: true);
    }

    /// <summary>
    /// Goes to the last leaf that begins below a branch's Low. Leaves fetched before a split that made that branch still have its entries: those at
    /// its Low or above were delivered.
    /// </summary>
    private void EnterBelow(byte[] limit, KeyLayout layout, scoped Span<byte> scratch)
    {
        Enter(_first!.Seek(limit, orEqual: false));
        while (_branch!.Next is { } next && next.Low.AsSpan().SequenceCompareTo(limit) < 0)
            Enter(next);
        _leaf = _leaves.Seek(limit, new KeyHead(limit), orEqual: false);
        _slots = _leaves.SlotsAt(_leaf);
        _index = _slots.LowerBound(limit, layout, scratch, out _);
    }

    private readonly int FirstInside(KeyLayout layout, scoped Span<byte> scratch)
    {
        if (_lower.IsOpen)
            return 0;
        return _lower.IsInclusive ? _slots.LowerBound(_lower.Key, layout, scratch, out _) : _slots.UpperBound(_lower.Key, layout, scratch);
    }

    private readonly int EndInside(KeyLayout layout, scoped Span<byte> scratch)
    {
        if (_upper.IsOpen)
            return _slots.Count;
        return _upper.IsInclusive ? _slots.UpperBound(_upper.Key, layout, scratch) : _slots.LowerBound(_upper.Key, layout, scratch, out _);
    }
}
