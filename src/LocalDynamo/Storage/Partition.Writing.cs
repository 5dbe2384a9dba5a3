using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LocalDynamo.Storage;

/// <content>Changes, all under the stripe's lock.</content>
internal sealed partial class Partition
{
    /// <summary>Puts a version at the head of its entry's chain, and the entry into its place if it is new.</summary>
    /// <param name="sortKey">The sort key of the version's item.</param>
    /// <param name="version">A version of a newer commit than all in the chain; not to be installed anywhere else.</param>
    [SkipLocalsInit]
    public void InstallLocked(ReadOnlySpan<byte> sortKey, ItemVersion version)
    {
        Span<byte> scratch = stackalloc byte[Layout.ScratchBytes];
        Debug.Assert(Layout.SortKeyOf(version.Item, scratch).SequenceEqual(sortKey));
        switch (_content)
        {
            case null:
                Volatile.Write(ref _content, version);
                break;

            case ItemVersion single:
                var order = sortKey.SequenceCompareTo(Layout.SortKeyOf(single.Item, scratch));
                if (order == 0)
                    version.LinkTo(single);
                Volatile.Write(ref _content, order switch
                {
                    0 => version,
                    < 0 => new Leaf([], LeafSlotsWriter.Of(version, single, Layout), height: 0),
                    _ => new Leaf([], LeafSlotsWriter.Of(single, version, Layout), height: 0),
                });
                break;

            case Leaf first:
                var leaf = first.Seek(sortKey, orEqual: true);
                var slots = leaf.Slots;
                var index = slots.LowerBound(sortKey, Layout, scratch, out var exists);
                if (exists)
                {
                    version.LinkTo(slots.HeadAt(index));
                    slots.SetHead(index, version);
                }
                else if (slots.Count < LeafSlots.MaxCount)
                {
                    leaf.Slots = LeafSlotsWriter.Insert(slots, index, sortKey, version, Layout);
                }
                else
                {
                    SplitLocked(first, leaf, index, sortKey, version);
                }

                break;
        }
    }

    /// <summary>
    /// Puts all the entries of a partition into their places at once: full leaves in place of one insertion after another, each of which copies
    /// a leaf's slots.
    /// </summary>
    /// <param name="versions">One of each entry, in the order of their sort keys.</param>
    /// <returns>False, and nothing is done, where the partition has entries already, or the keys do not ascend.</returns>
    public bool TryFillLocked(ReadOnlySpan<ItemVersion> versions)
    {
        if (_content is not null || !AreAscending(versions))
            return false;
        if (versions.Length == 1)
        {
            Volatile.Write(ref _content, versions[0]);
            return true;
        }

        var first = new Leaf([], LeafSlotsWriter.Of(versions[..Math.Min(versions.Length, LeafSlots.MaxCount)], Layout), height: 0);
        var last = first;
        for (var start = LeafSlots.MaxCount; start < versions.Length; start += LeafSlots.MaxCount)
        {
            var slots = LeafSlotsWriter.Of(versions[start..Math.Min(versions.Length, start + LeafSlots.MaxCount)], Layout);
            var low = LowOf(slots);
            var leaf = new Leaf(low, slots, Math.Min(HeightOf(low), first.Height + 1));
            last.LinkNext(leaf);
            first.LinkLevels(leaf);
            last = leaf;
        }

        Volatile.Write(ref _content, first);
        return true;
    }

    /// <summary>Takes an entry out, with all its versions; says whether it was there.</summary>
    /// <remarks>No reader may need it any more: see <see cref="VersionPruner"/>.</remarks>
    [SkipLocalsInit]
    public bool RemoveLocked(ReadOnlySpan<byte> sortKey)
    {
        Span<byte> scratch = stackalloc byte[Layout.ScratchBytes];
        switch (_content)
        {
            case ItemVersion single when Layout.SortKeyOf(single.Item, scratch).SequenceEqual(sortKey):
                Volatile.Write(ref _content, null);
                return true;

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

            default:
                return false;
        }
    }

    /// <summary>
    /// Inserts into a full leaf. A key after all others, or before all others, gets a leaf of its own, so that sort keys which only
    /// grow (or only shrink) leave full leaves behind; any other splits the leaf in the middle.
    /// </summary>
    private void SplitLocked(Leaf first, Leaf leaf, int index, ReadOnlySpan<byte> sortKey, ItemVersion version)
    {
        var slots = leaf.Slots;
        if (index == slots.Count && leaf.Next is null)
        {
            Link(LeafSlotsWriter.Of(version, Layout), sortKey.ToArray());
        }
        else if (index == 0 && leaf == first)
        {
            Link(slots, LowOf(slots));
            leaf.Slots = LeafSlotsWriter.Of(version, Layout);
        }
        else
        {
            var middle = slots.Count / 2;
            var lower = LeafSlotsWriter.Range(slots, 0, middle, Layout);
            var upper = LeafSlotsWriter.Range(slots, middle, slots.Count, Layout);
            if (index > middle)
                upper = LeafSlotsWriter.Insert(upper, index - middle, sortKey, version, Layout);
            else
                lower = LeafSlotsWriter.Insert(lower, index, sortKey, version, Layout);
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
    private bool AreAscending(ReadOnlySpan<ItemVersion> versions)
    {
        Span<byte> scratch = stackalloc byte[Layout.ScratchBytes];
        Span<byte> otherScratch = stackalloc byte[Layout.ScratchBytes];
        for (var i = 1; i < versions.Length; i++)
        {
            if (Layout.SortKeyOf(versions[i - 1].Item, scratch).SequenceCompareTo(Layout.SortKeyOf(versions[i].Item, otherScratch)) >= 0)
                return false;
        }

        return versions.Length > 0;
    }

    [SkipLocalsInit]
    private byte[] LowOf(LeafSlots slots)
    {
        Span<byte> scratch = stackalloc byte[Layout.ScratchBytes];
        return slots.KeyAt(0, Layout, scratch).ToArray();
    }
}
