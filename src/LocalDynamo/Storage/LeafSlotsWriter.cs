using System.Runtime.CompilerServices;

namespace LocalDynamo.Storage;

/// <summary>New arrays of slots out of old ones. Called under the stripe's lock; what it returns is not published yet.</summary>
internal static class LeafSlotsWriter
{
    public static LeafSlots Of(object lower, object upper, KeyLayout layout)
    {
        var slots = new Slot[3];
        slots[1].Head = lower;
        slots[2].Head = upper;
        return WithPrefixes(slots, layout);
    }

    /// <summary>The slots of items that ascend.</summary>
    public static LeafSlots Of(ReadOnlySpan<Item> items, KeyLayout layout)
    {
        var slots = new Slot[items.Length + 1];
        for (var i = 0; i < items.Length; i++)
            slots[i + 1].Head = items[i];
        return WithPrefixes(slots, layout);
    }

    public static LeafSlots Of(object single, KeyLayout layout)
    {
        var slots = new Slot[2];
        slots[1].Head = single;
        return WithPrefixes(slots, layout);
    }

    public static LeafSlots Range(LeafSlots from, int start, int end, KeyLayout layout)
    {
        var slots = new Slot[end - start + 1];
        Array.Copy(from.Array, start + 1, slots, 1, end - start);
        return WithPrefixes(slots, layout);
    }

    [SkipLocalsInit]
    public static LeafSlots Insert(LeafSlots from, int index, ReadOnlySpan<byte> key, object head, KeyLayout layout)
    {
        var count = from.Count;
        var slots = new Slot[count + 2];
        Array.Copy(from.Array, 0, slots, 0, index + 1);
        Array.Copy(from.Array, index + 1, slots, index + 2, count - index);
        slots[index + 1].Head = head;

        // A single key shares nothing yet; after that, only a new first or last key can share less than the others do.
        var shared = from.SharedBytes;
        if (index == 0 || index == count)
        {
            Span<byte> scratch = stackalloc byte[layout.ScratchBytes];
            if (count <= 1 || key.CommonPrefixLength(from.KeyAt(index == 0 ? 0 : count - 1, layout, scratch)) < shared)
                return WithPrefixes(slots, layout);
        }

        slots[index + 1].Prefix = LeafSlots.PrefixOf(key, shared);
        return new LeafSlots(slots);
    }

    /// <summary>The others keep their prefixes: what they share may only have become more, which the next split makes use of.</summary>
    public static LeafSlots Remove(LeafSlots from, int index)
    {
        if (from.Count == 1)
            return LeafSlots.Empty;

        var slots = new Slot[from.Count];
        Array.Copy(from.Array, 0, slots, 0, index + 1);
        Array.Copy(from.Array, index + 2, slots, index + 1, from.Count - index - 1);
        return new LeafSlots(slots);
    }

    [SkipLocalsInit]
    private static LeafSlots WithPrefixes(Slot[] slots, KeyLayout layout)
    {
        Span<byte> scratch = stackalloc byte[layout.ScratchBytes];
        Span<byte> otherScratch = stackalloc byte[layout.ScratchBytes];
        var first = layout.SortKeyOf(new VersionChain(slots[1].Head).Key, scratch);
        var shared = slots.Length == 2 ? 0 : first.CommonPrefixLength(layout.SortKeyOf(new VersionChain(slots[^1].Head).Key, otherScratch));
        slots[0].Prefix = (ulong)shared;
        for (var i = 1; i < slots.Length; i++)
            slots[i].Prefix = LeafSlots.PrefixOf(layout.SortKeyOf(new VersionChain(slots[i].Head).Key, scratch), shared);
        return new LeafSlots(slots);
    }
}
