using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LocalDynamo.Storage;

/// <content>Changes, all under the stripe's lock.</content>
internal sealed partial class Partition
{
    /// <summary>Puts a version at the head of its entry's chain, and the entry into its place if it is new.</summary>
    /// <param name="sortKey">The sort key of the version's item.</param>
    /// <param name="version">A version of a newer commit than all in the chain; not to be installed anywhere else.</param>
    /// <returns>Where it is now.</returns>
    public EntryPlace InstallLocked(ReadOnlySpan<byte> sortKey, ItemVersion version) => InstallLocked(sortKey, version.Item, version);

    /// <summary>Puts an item into its place, settled, instead of whatever has its sort key there.</summary>
    /// <remarks>For where nobody reads at a number below that of the item's commit: see <see cref="VersionChain"/>.</remarks>
    public void InstallSettledLocked(ReadOnlySpan<byte> sortKey, Item item) => _ = InstallLocked(sortKey, item, null);

    /// <summary>Leaves of a chain only its head's item, if this version is the head still; looks for it.</summary>
    /// <remarks>Nobody may read below the version's number any more: see <see cref="VersionChain"/>.</remarks>
    public void SettleLocked(ItemVersion head)
    {
        Debug.Assert(!head.IsTombstone && !head.IsWaiting);
        Span<byte> scratch = stackalloc byte[Layout.ScratchBytes];
        if (_content == head)
            Volatile.Write(ref _content, head.Item);
        else if (Find(Layout.SortKeyOf(head.Item, scratch), out var place).Head == head)
            place.Slots.SetHead(place.Index, head.Item);
    }

    /// <summary>
    /// Puts all the entries of a partition into their places at once: full leaves in place of one insertion after another, each of which copies
    /// a leaf's slots.
    /// </summary>
    /// <param name="items">Those of the entries, in the order of their sort keys; settled.</param>
    /// <returns>False, and nothing is done, where the partition has entries already, or the keys do not ascend.</returns>
    public bool TryFillLocked(ReadOnlySpan<Item> items)
    {
        if (_content is not null || !AreAscending(items))
            return false;
        if (items.Length == 1)
        {
            Volatile.Write(ref _content, items[0]);
            return true;
        }

        var leaves = new Leaf[((items.Length - 1) / LeafSlots.MaxCount) + 1];
        for (var i = 0; i < leaves.Length; i++)
        {
            var start = i * LeafSlots.MaxCount;
            var slots = LeafSlotsWriter.Of(items[start..Math.Min(items.Length, start + LeafSlots.MaxCount)], Layout);
            leaves[i] = NewLeaf(i == 0 ? [] : LowOf(slots), slots);
        }

        var first = new Branch([], new BranchLeaves(this, leaves.AsSpan(..Math.Min(leaves.Length, BranchLeaves.MaxCount))), height: 0);
        var last = first;
        for (var start = BranchLeaves.MaxCount; start < leaves.Length; start += BranchLeaves.MaxCount)
            last = LinkLocked(first, last, leaves.AsSpan(start..Math.Min(leaves.Length, start + BranchLeaves.MaxCount)));

        BecomeBranchLocked(first);
        return true;
    }

    /// <summary>Takes an entry out, with all its states; says whether it was there.</summary>
    /// <remarks>No reader may need it any more: see <see cref="VersionPruner"/>.</remarks>
    public bool RemoveLocked(ReadOnlySpan<byte> sortKey)
    {
        switch (_content)
        {
            case null:
                return false;

            case Branch first:
                var branch = first.Seek(sortKey, orEqual: true);
                if (!branch.Leaves.TryFind(sortKey, Layout, out _, out var place))
                    return false;

                RemoveLocked(first, branch, place);
                return true;

            case var single:
                if (!IsSingle(single, sortKey))
                    return false;
                Volatile.Write(ref _content, null);
                return true;
        }
    }

    /// <param name="sortKey">The sort key of the item.</param>
    /// <param name="item">The new head's item.</param>
    /// <param name="version">The new head, before the chain that is there; null to put the item in the chain's place.</param>
    [SkipLocalsInit]
    private EntryPlace InstallLocked(ReadOnlySpan<byte> sortKey, Item item, ItemVersion? version)
    {
        Span<byte> scratch = stackalloc byte[Layout.ScratchBytes];
        Debug.Assert(Layout.SortKeyOf(item, scratch).SequenceEqual(sortKey));
        object head = version is null ? item : version;
        switch (_content)
        {
            case null:
                Volatile.Write(ref _content, head);
                return default;

            case Branch first:
                var branch = first.Seek(sortKey, orEqual: true);
                var leaves = branch.Leaves;
                if (leaves.TryFind(sortKey, Layout, out var before, out var found))
                {
                    version?.LinkTo(before);
                    found.Slots.SetHead(found.Index, head);
                    return found;
                }

                var leaf = leaves.Seek(sortKey, new KeyHead(sortKey), orEqual: true);
                var slots = leaves.SlotsAt(leaf);
                var index = slots.LowerBound(sortKey, Layout, scratch, out _);
                if (slots.Count == LeafSlots.MaxCount)
                {
                    SplitLocked(first, branch, leaf, index, sortKey, head);
                    return default;
                }

                slots = LeafSlotsWriter.Insert(slots, index, sortKey, head, Layout);
                leaves.SetSlots(leaf, slots);
                _stripe.Shortcuts.NoteUntidyLocked();
                return new EntryPlace(leaves, leaf, slots, index);

            case var single:
                var chain = new VersionChain(single);
                var order = sortKey.SequenceCompareTo(Layout.SortKeyOf(chain.Key, scratch));
                if (order != 0)
                {
                    BecomeBranchLocked(order < 0 ? LeafSlotsWriter.Of(head, single, Layout) : LeafSlotsWriter.Of(single, head, Layout));
                    return default;
                }

                version?.LinkTo(chain);
                Volatile.Write(ref _content, head);
                return default;
        }
    }

    [SkipLocalsInit]
    private bool AreAscending(ReadOnlySpan<Item> items)
    {
        Span<byte> scratch = stackalloc byte[Layout.ScratchBytes];
        Span<byte> otherScratch = stackalloc byte[Layout.ScratchBytes];
        for (var i = 1; i < items.Length; i++)
        {
            if (Layout.SortKeyOf(items[i - 1], scratch).SequenceCompareTo(Layout.SortKeyOf(items[i], otherScratch)) >= 0)
                return false;
        }

        return items.Length > 0;
    }
}
