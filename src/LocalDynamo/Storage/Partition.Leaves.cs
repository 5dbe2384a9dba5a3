using System.Runtime.CompilerServices;

namespace LocalDynamo.Storage;

/// <content>Leaves and branches that come and go, under the stripe's lock.</content>
internal sealed partial class Partition
{
    private static Leaf NewLeaf(byte[] low, LeafSlots slots) => new() { Low = low, LowHead = new KeyHead(low), Slots = slots.Array };

    private void BecomeBranchLocked(LeafSlots only) => BecomeBranchLocked(new Branch([], new BranchLeaves(this, [NewLeaf([], only)]), height: 0));

    private void BecomeBranchLocked(Branch first)
    {
        Volatile.Write(ref _content, first);
        _stripe.Shortcuts.ReplaceLocked(Hash, before: default, first.Leaves);
        _stripe.Shortcuts.NoteUntidyLocked();
    }

    /// <summary>
    /// Inserts into a full leaf. A key after all others, or before all others, gets a leaf of its own, so that sort keys which only
    /// grow (or only shrink) leave full leaves behind; any other splits the leaf in the middle.
    /// </summary>
    private void SplitLocked(Branch first, Branch branch, int leaf, int index, ReadOnlySpan<byte> sortKey, object head)
    {
        var leaves = branch.Leaves;
        var slots = leaves.SlotsAt(leaf);
        if (index == slots.Count && leaf == leaves.Count - 1 && branch.Next is null)
        {
            InsertLocked(first, branch, leaf, slots, NewLeaf(sortKey.ToArray(), LeafSlotsWriter.Of(head, Layout)), splitAt: leaves.Count);
        }
        else if (index == 0 && leaf == 0 && branch == first)
        {
            InsertLocked(first, branch, leaf, LeafSlotsWriter.Of(head, Layout), NewLeaf(LowOf(slots), slots), splitAt: 1);
        }
        else
        {
            var middle = slots.Count / 2;
            var lower = LeafSlotsWriter.Range(slots, 0, middle, Layout);
            var upper = LeafSlotsWriter.Range(slots, middle, slots.Count, Layout);
            if (index > middle)
                upper = LeafSlotsWriter.Insert(upper, index - middle, sortKey, head, Layout);
            else
                lower = LeafSlotsWriter.Insert(lower, index, sortKey, head, Layout);
            InsertLocked(first, branch, leaf, lower, NewLeaf(LowOf(upper), upper), splitAt: (leaves.Count + 1) / 2);
        }
    }

    /// <summary>Gives a leaf other slots and puts another leaf after it.</summary>
    /// <param name="first">The first branch.</param>
    /// <param name="branch">The leaf's branch.</param>
    /// <param name="leaf">Which of the branch's leaves it is.</param>
    /// <param name="slots">Its slots from now on.</param>
    /// <param name="next">The new leaf.</param>
    /// <param name="splitAt">How many leaves stay in the branch if they have become too many for it.</param>
    private void InsertLocked(Branch first, Branch branch, int leaf, LeafSlots slots, Leaf next, int splitAt)
    {
        Leaf[] leaves = [.. branch.Leaves.Span[..(leaf + 1)], next, .. branch.Leaves.Span[(leaf + 1)..]];
        leaves[leaf].Slots = slots.Array;
        if (leaves.Length > BranchLeaves.MaxCount)
            _ = LinkLocked(first, branch, leaves.AsSpan(splitAt..));
        else
            splitAt = leaves.Length;
        ReplaceLocked(first, branch, new BranchLeaves(this, leaves.AsSpan(..splitAt)));
    }

    /// <summary>Takes an entry out, and the leaf and branch that are left empty.</summary>
    private void RemoveLocked(Branch first, Branch branch, in EntryPlace place)
    {
        var leaves = branch.Leaves;
        if (place.Slots.Count > 1 || leaves.Count == 1)
        {
            leaves.SetSlots(place.Leaf, LeafSlotsWriter.Remove(place.Slots, place.Index));
            _stripe.Shortcuts.NoteUntidyLocked();
            if (!branch.IsEmpty || branch == first)
                return;

            first.Unlink(branch);
            leaves.Retire();
            return;
        }

        Leaf[] others = [.. leaves.Span[..place.Leaf], .. leaves.Span[(place.Leaf + 1)..]];
        if (place.Leaf == 0)
            (others[0].Low, others[0].LowHead) = (branch.Low, new KeyHead(branch.Low));
        ReplaceLocked(first, branch, new BranchLeaves(this, others));
    }

    /// <summary>Allocates the first branch's leaves anew, one after the other; returns how many.</summary>
    internal int TidyLocked()
    {
        var first = (Branch)_content!;
        ReplaceLocked(first, first, first.Leaves.ToTidy(this));
        return first.Leaves.Count;
    }

    private Branch LinkLocked(Branch first, Branch left, ReadOnlySpan<Leaf> leaves)
    {
        var low = (byte[])leaves[0].Low!;
        var right = new Branch(low, new BranchLeaves(this, leaves), Math.Min(HeightOf(low), first.Height + 1));
        left.LinkNext(right);
        first.LinkLevels(right);
        return right;
    }

    private void ReplaceLocked(Branch first, Branch branch, BranchLeaves leaves)
    {
        var before = branch.Leaves;
        branch.Leaves = leaves;
        if (branch == first)
            _stripe.Shortcuts.ReplaceLocked(Hash, before, leaves);
        if (!leaves.IsTidy)
            _stripe.Shortcuts.NoteUntidyLocked();
        before.Retire();
    }

    [SkipLocalsInit]
    private byte[] LowOf(LeafSlots slots)
    {
        Span<byte> scratch = stackalloc byte[Layout.ScratchBytes];
        return slots.KeyAt(0, Layout, scratch).ToArray();
    }
}
