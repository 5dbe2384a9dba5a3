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

    /// <summary>Leaves of a chain only its head's item, if this version is the head still.</summary>
    /// <param name="head">The version.</param>
    /// <param name="place">Where it was put, if that is known: then it need not be looked for.</param>
    /// <remarks>Nobody may read below the version's number any more: see <see cref="VersionChain"/>.</remarks>
    public void SettleLocked(ItemVersion head, EntryPlace place = default)
    {
        Debug.Assert(!head.IsTombstone && !head.IsWaiting);
        if (place.Holds(head))
            place.Slots.SetHead(place.Index, head.Item);
        else
            FindAndSettleLocked(head);
    }

    [SkipLocalsInit]
    private void FindAndSettleLocked(ItemVersion head)
    {
        if (_content is not Leaf first)
        {
            if (_content == head)
                Volatile.Write(ref _content, head.Item);
            return;
        }

        Span<byte> keyScratch = stackalloc byte[Layout.ScratchBytes];
        Span<byte> scratch = stackalloc byte[Layout.ScratchBytes];
        var sortKey = Layout.SortKeyOf(head.Item, keyScratch);
        var slots = first.Seek(sortKey, orEqual: true).Slots;
        var index = slots.Find(sortKey, Layout, scratch);
        if (index >= 0 && slots.ChainAt(index).Head == head)
            slots.SetHead(index, head.Item);
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

        var first = new Leaf([], LeafSlotsWriter.Of(items[..Math.Min(items.Length, LeafSlots.MaxCount)], Layout), height: 0);
        var last = first;
        for (var start = LeafSlots.MaxCount; start < items.Length; start += LeafSlots.MaxCount)
        {
            var slots = LeafSlotsWriter.Of(items[start..Math.Min(items.Length, start + LeafSlots.MaxCount)], Layout);
            var low = LowOf(slots);
            var leaf = new Leaf(low, slots, Math.Min(HeightOf(low), first.Height + 1));
            last.LinkNext(leaf);
            first.LinkLevels(leaf);
            last = leaf;
        }

        Volatile.Write(ref _content, first);
        return true;
    }

    /// <summary>Takes an entry out, with all its states; says whether it was there.</summary>
    /// <remarks>No reader may need it any more: see <see cref="VersionPruner"/>.</remarks>
    [SkipLocalsInit]
    public bool RemoveLocked(ReadOnlySpan<byte> sortKey)
    {
        Span<byte> scratch = stackalloc byte[Layout.ScratchBytes];
        switch (_content)
        {
            case null:
                return false;

            case Leaf first:
                var leaf = first.Seek(sortKey, orEqual: true);
                var slots = leaf.Slots;
                var index = slots.Find(sortKey, Layout, scratch);
                if (index < 0)
                    return false;

                leaf.Slots = LeafSlotsWriter.Remove(slots, index);
                if (slots.Count == 1 && leaf != first)
                    first.Unlink(leaf);
                return true;

            case var single:
                if (!Layout.SortKeyOf(new VersionChain(single).Key, scratch).SequenceEqual(sortKey))
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

            case Leaf first:
                var leaf = first.Seek(sortKey, orEqual: true);
                var slots = leaf.Slots;
                var index = slots.Find(sortKey, Layout, scratch);
                if (index >= 0)
                {
                    version?.LinkTo(slots.ChainAt(index));
                    slots.SetHead(index, head);
                    return new EntryPlace(leaf, slots, index);
                }

                index = slots.LowerBound(sortKey, Layout, scratch, out _);
                if (slots.Count < LeafSlots.MaxCount)
                {
                    leaf.Slots = slots = LeafSlotsWriter.Insert(slots, index, sortKey, head, Layout);
                }
                else
                {
                    SplitLocked(first, leaf, index, sortKey, head);
                    return default;
                }

                return new EntryPlace(leaf, slots, index);

            case var single:
                var chain = new VersionChain(single);
                var order = sortKey.SequenceCompareTo(Layout.SortKeyOf(chain.Key, scratch));
                if (order == 0)
                    version?.LinkTo(chain);
                Volatile.Write(ref _content, order switch
                {
                    0 => head,
                    < 0 => new Leaf([], LeafSlotsWriter.Of(head, single, Layout), height: 0),
                    _ => new Leaf([], LeafSlotsWriter.Of(single, head, Layout), height: 0),
                });
                return default;
        }
    }

    /// <summary>
    /// Inserts into a full leaf. A key after all others, or before all others, gets a leaf of its own, so that sort keys which only
    /// grow (or only shrink) leave full leaves behind; any other splits the leaf in the middle.
    /// </summary>
    private void SplitLocked(Leaf first, Leaf leaf, int index, ReadOnlySpan<byte> sortKey, object head)
    {
        var slots = leaf.Slots;
        if (index == slots.Count && leaf.Next is null)
        {
            Link(LeafSlotsWriter.Of(head, Layout), sortKey.ToArray());
        }
        else if (index == 0 && leaf == first)
        {
            Link(slots, LowOf(slots));
            leaf.Slots = LeafSlotsWriter.Of(head, Layout);
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
            Link(upper, LowOf(upper));
            leaf.Slots = lower;
        }

        void Link(LeafSlots right, byte[] low)
        {
            var rightLeaf = new Leaf(low, right, Math.Min(HeightOf(low), first.Height + 1));
            leaf.LinkNext(rightLeaf);
            first.LinkLevels(rightLeaf);
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

    [SkipLocalsInit]
    private byte[] LowOf(LeafSlots slots)
    {
        Span<byte> scratch = stackalloc byte[Layout.ScratchBytes];
        return slots.KeyAt(0, Layout, scratch).ToArray();
    }
}
