using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LocalDynamo.Storage;

// A node of a partition's unrolled skip list: up to 16 leaves of up to 32 entries each, the next branch, and shortcuts further on. Most partitions
// have one branch.
//
// Invariants. Low never changes. The leaves' keys are at or above Low and below the next branch's Low; the first branch's Low counts
// as below everything, so it takes the smallest keys, is the only one that may be empty, and stays for ever. Lows ascend strictly.
// Level 0 is Next; level n + 1 is Up[n], a list through those branches that are at least so high, all of them reached through Next as
// well. The first branch is as high as the highest.
//
// Who writes: everything under the stripe's lock. Who reads: anyone. The order of publication:
//
// * Split of a leaf: one write replaces the branch's leaves (BranchLeaves), and a reader has those before or those after.
// * Split of a branch: the right one is built whole, then linked from its left neighbour and into the levels above, from below; only then are
//   the left neighbour's leaves cut down. An entry is thus always in at least one branch. A reader fetches the leaves
//   first and Next after them: whoever fetched leaves already cut down finds the right branch in Next, and looks on there if its Low
//   is not above the key (the move right of B-link trees). Whoever fetched uncut leaves and then meets the same entries in the right
//   branch skips those he had already.
// * Unlink of an emptied branch: its last leaf becomes empty, then the levels above skip it from the top, then Next does. It keeps its own
//   Next and Up, so a reader on it goes on. Its range falls to the left neighbour. What such a reader can miss was inserted after
//   he came there, hence at a commit number above any he may read at.
//
// Whoever walks asks the link, not the branch behind it, whether to go on: every branch of a large table is in a page of memory of its own, and to
// touch one costs more than all else in a step. So a link repeats the head of the Low it leads to. The two are not written at once, hence:
//
// * Following is certain. A link that says "go on" is believed only if the branch itself, which is touched then anyhow, says so too.
// * Staying may be wrong, beside a split: the head was still that of the branch further on. So a walk may end to the left of where it should,
//   which it may always, as a split can come right after it: whoever does not find his key looks on to the right.
//
// Entries never move to the left: leaves and branches that became sparse are not merged, since a reader going right would miss what moved past
// him.
internal sealed class Branch
{
    /// <summary>Enough for 32 × 16 × 4^11 entries at p = 1/4; beyond that the walk on the top level grows linearly.</summary>
    public const int MaxHeight = 11;

    private readonly KeyHead _lowHead;
    private Leaf[] _leaves;
    private BranchLink _next;
    private BranchLink[]? _up;

    public Branch(byte[] low, BranchLeaves leaves, int height)
    {
        Low = low;
        _lowHead = new KeyHead(low);
        _leaves = leaves.Array;
        _up = height == 0 ? null : new BranchLink[height];
    }

    /// <summary>The smallest key that may be in this branch.</summary>
    public byte[] Low { get; }

    public BranchLeaves Leaves
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Volatile.Read(ref _leaves));
        set => Volatile.Write(ref _leaves, value.Array);
    }

    public bool IsEmpty => Leaves is { Count: 1 } leaves && leaves.SlotsAt(0).Count == 0;

    public Branch? Next => _next.Target;

    public int Height => Volatile.Read(ref _up)?.Length ?? 0;

    /// <summary>The next branch of a level above <see cref="Next"/>'s.</summary>
    internal Branch? NextAt(int level) => _up![level].Target;

    /// <summary>For the checker: whether each link has the head of the branch it leads to.</summary>
    internal bool LinksAreTrue => _next.IsTrue && (_up is null || Array.TrueForAll(_up, static link => link.IsTrue));

    /// <summary>
    /// Called on the first branch: the last one whose Low is below the key, or not above it; beside a writer perhaps one to the left of it.
    /// </summary>
    public Branch Seek(ReadOnlySpan<byte> key, bool orEqual)
    {
        var head = new KeyHead(key);
        var at = this;
        var up = Volatile.Read(ref _up);
        Branch? next;
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

    /// <summary>Called on the first branch: the last one.</summary>
    public Branch SeekLast()
    {
        var at = this;
        var up = Volatile.Read(ref _up);
        Branch? next;
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

    /// <summary>Links a new branch after this one; its leaves are still here as well. Under the stripe's lock.</summary>
    public void LinkNext(Branch right)
    {
        right._next = _next;
        _next.Set(right);
    }

    /// <summary>Called on the first branch: enters another one, linked already, into the levels above. Under the stripe's lock.</summary>
    public void LinkLevels(Branch branch)
    {
        for (var level = 0; level < branch.Height; level++)
        {
            if (level == Height)
            {
                // Whoever still goes by the shorter array has fewer shortcuts, no less.
                var taller = new BranchLink[level + 1];
                _up?.CopyTo(taller, 0);
                Volatile.Write(ref _up, taller);
            }

            var left = LeftAt(level, branch.Low);
            branch._up![level] = left._up![level];
            left._up[level].Set(branch);
        }
    }

    /// <summary>Called on the first branch: takes out another one, whose entries are gone. Under the stripe's lock.</summary>
    public void Unlink(Branch branch)
    {
        Debug.Assert(branch != this && branch.IsEmpty);
        for (var level = branch.Height - 1; level >= 0; level--)
            LeftAt(level, branch.Low)._up![level].Set(branch.NextAt(level));
        Seek(branch.Low, orEqual: false)._next.Set(branch.Next);
    }

    /// <summary>Whether the Low is below the key, or not above it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool BeginsBelow(ReadOnlySpan<byte> key, in KeyHead head, bool orEqual)
    {
        var order = _lowHead.CompareTo(head);
        return order != 0 ? order < 0 : Low.AsSpan().SequenceCompareTo(key) <= (orEqual ? 0 : -1);
    }

    private Branch LeftAt(int bottom, byte[] low)
    {
        var at = this;
        for (var level = Height - 1; level >= bottom; level--)
        {
            while (at.NextAt(level) is { } next && next.Low.AsSpan().SequenceCompareTo(low) < 0)
                at = next;
        }

        return at;
    }

    /// <summary>The way to another branch, with the head of its Low. Written under the stripe's lock.</summary>
    private struct BranchLink
    {
        private Branch? _target;
        private KeyHead _low;

        public Branch? Target => Volatile.Read(ref _target);

        public bool IsTrue => _target is null || _low.CompareTo(_target._lowHead) == 0;

        public void Set(Branch? target)
        {
            _low = target?._lowHead ?? default;
            Volatile.Write(ref _target, target);
        }

        /// <summary>The target, if its Low is below the key, or not above it.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Branch? TargetBelow(ReadOnlySpan<byte> key, in KeyHead head, bool orEqual)
        {
            var target = Target;
            return target is not null && _low.CompareTo(head) <= 0 && target.BeginsBelow(key, head, orEqual) ? target : null;
        }
    }
}
