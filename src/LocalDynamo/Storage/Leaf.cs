using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LocalDynamo.Storage;

// A node of a partition's unrolled skip list: up to 32 entries, the next leaf, and shortcuts further on.
//
// Invariants. Low never changes. The entries' keys are at or above Low and below the next leaf's Low; the first leaf's Low counts
// as below everything, so it takes the smallest keys, is the only one that may be empty, and stays for ever. Lows ascend strictly.
// Level 0 is Next; level n + 1 is Up[n], a list through those leaves that are at least so high, all of them reached through Next as
// well. The first leaf is as high as the highest.
//
// Who writes: everything under the stripe's lock. Who reads: anyone. The order of publication:
//
// * Split: the right leaf is built whole, then linked from its left neighbour and into the levels above, from below; only then are
//   the left neighbour's slots cut down to the lower half. An entry is thus always in at least one leaf. A reader fetches the slots
//   first and Next after them: whoever fetched slots already cut down finds the right leaf in Next, and looks on there if its Low
//   is not above the key (the move right of B-link trees). Whoever fetched uncut slots and then meets the same entries in the right
//   leaf skips those he had already.
// * Unlink of an emptied leaf: its slots become empty, then the levels above skip it from the top, then Next does. It keeps its own
//   Next and Up, so a reader on it goes on. Its range falls to the left neighbour. What such a reader can miss was inserted after
//   he came there, hence at a commit number above any he may read at.
//
// Whoever walks asks the link, not the leaf behind it, whether to go on: every leaf of a large table is in a page of memory of its own, and to
// touch one costs more than all else in a step. So a link repeats the head of the Low it leads to. The two are not written at once, hence:
//
// * Following is certain. A link that says "go on" is believed only if the leaf itself, which is touched then anyhow, says so too.
// * Staying may be wrong, beside a split: the head was still that of the leaf further on. So a walk may end to the left of where it should,
//   which it may always, as a split can come right after it: whoever does not find his key looks on to the right.
//
// Entries never move to the left: leaves that became sparse are not merged, since a reader going right would miss what moved past
// him.
internal sealed class Leaf
{
    /// <summary>Enough for 32 × 4^11 entries at p = 1/4; beyond that the walk on the top level grows linearly.</summary>
    public const int MaxHeight = 11;

    private readonly KeyHead _lowHead;
    private Slot[] _slots;
    private LeafLink _next;
    private LeafLink[]? _up;

    public Leaf(byte[] low, LeafSlots slots, int height)
    {
        Low = low;
        _lowHead = new KeyHead(low);
        _slots = slots.Array;
        _up = height == 0 ? null : new LeafLink[height];
    }

    /// <summary>The smallest key that may be in this leaf.</summary>
    public byte[] Low { get; }

    public LeafSlots Slots
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Volatile.Read(ref _slots));
        set => Volatile.Write(ref _slots, value.Array);
    }

    public Leaf? Next => _next.Target;

    public int Height => Volatile.Read(ref _up)?.Length ?? 0;

    /// <summary>The next leaf of a level above <see cref="Next"/>'s.</summary>
    internal Leaf? NextAt(int level) => _up![level].Target;

    /// <summary>For the checker: whether each link has the head of the leaf it leads to.</summary>
    internal bool LinksAreTrue => _next.IsTrue && (_up is null || Array.TrueForAll(_up, static link => link.IsTrue));

    /// <summary>
    /// Called on the first leaf: the last leaf whose Low is below the key, or not above it; beside a writer perhaps one to the left of it.
    /// </summary>
    public Leaf Seek(ReadOnlySpan<byte> key, bool orEqual)
    {
        var head = new KeyHead(key);
        var at = this;
        var up = Volatile.Read(ref _up);
        Leaf? next;
        for (var level = (up?.Length ?? 0) - 1; level >= 0; level--)
        {
            while ((next = up![level].TargetBelow(key, head, orEqual)) is not null)
            {
                at = next;
                up = next._up;
            }
        }

        while ((next = at._next.TargetBelow(key, head, orEqual)) is not null)
            at = next;
        return at;
    }

    /// <summary>Called on the first leaf: the last one.</summary>
    public Leaf SeekLast()
    {
        var at = this;
        var up = Volatile.Read(ref _up);
        Leaf? next;
        for (var level = (up?.Length ?? 0) - 1; level >= 0; level--)
        {
            while ((next = up![level].Target) is not null)
            {
                at = next;
                up = next._up;
            }
        }

        while ((next = at.Next) is not null)
            at = next;
        return at;
    }

    /// <summary>Links a new leaf after this one; its entries are still here as well. Under the stripe's lock.</summary>
    public void LinkNext(Leaf right)
    {
        right._next = _next;
        _next.Set(right);
    }

    /// <summary>Called on the first leaf: enters a leaf, linked already, into the levels above. Under the stripe's lock.</summary>
    public void LinkLevels(Leaf leaf)
    {
        for (var level = 0; level < leaf.Height; level++)
        {
            if (level == Height)
            {
                // Whoever still goes by the shorter array has fewer shortcuts, no less.
                var taller = new LeafLink[level + 1];
                _up?.CopyTo(taller, 0);
                Volatile.Write(ref _up, taller);
            }

            var left = LeftAt(level, leaf.Low);
            leaf._up![level] = left._up![level];
            left._up[level].Set(leaf);
        }
    }

    /// <summary>Called on the first leaf: takes out another one, whose entries are gone. Under the stripe's lock.</summary>
    public void Unlink(Leaf leaf)
    {
        Debug.Assert(leaf != this && leaf.Slots.Count == 0);
        for (var level = leaf.Height - 1; level >= 0; level--)
            LeftAt(level, leaf.Low)._up![level].Set(leaf.NextAt(level));
        Seek(leaf.Low, orEqual: false)._next.Set(leaf.Next);
    }

    /// <summary>Whether the Low is below the key, or not above it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool BeginsBelow(ReadOnlySpan<byte> key, in KeyHead head, bool orEqual)
    {
        var order = _lowHead.CompareTo(head);
        return order != 0 ? order < 0 : Low.AsSpan().SequenceCompareTo(key) <= (orEqual ? 0 : -1);
    }

    private Leaf LeftAt(int bottom, byte[] low)
    {
        var at = this;
        for (var level = Height - 1; level >= bottom; level--)
        {
            while (at.NextAt(level) is { } next && next.Low.AsSpan().SequenceCompareTo(low) < 0)
                at = next;
        }

        return at;
    }

    /// <summary>The way to another leaf, with the head of its Low. Written under the stripe's lock.</summary>
    private struct LeafLink
    {
        private Leaf? _target;
        private KeyHead _low;

        public Leaf? Target => Volatile.Read(ref _target);

        public bool IsTrue => _target is null || _low.CompareTo(_target._lowHead) == 0;

        public void Set(Leaf? target)
        {
            _low = target?._lowHead ?? default;
            Volatile.Write(ref _target, target);
        }

        /// <summary>The target, if its Low is below the key, or not above it.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Leaf? TargetBelow(ReadOnlySpan<byte> key, in KeyHead head, bool orEqual)
        {
            var target = Target;
            return target is not null && _low.CompareTo(head) <= 0 && target.BeginsBelow(key, head, orEqual) ? target : null;
        }
    }
}
