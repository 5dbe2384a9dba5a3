using System.Runtime.InteropServices;

namespace LocalDynamo.Engine.Indexes;

/// <summary>What a write of an item changes in one index.</summary>
/// <param name="Index">The index.</param>
/// <param name="Before">The entry as it was; null where the item was not in the index.</param>
/// <param name="After">The entry as it will be; null where the item is not in the index any more.</param>
/// <param name="HashBefore">The hash of the partition that the old entry lies in.</param>
/// <param name="HashAfter">The hash of the partition that the new entry belongs in.</param>
/// <param name="IsMove">Whether the old entry has to go from its place: it has no successor, or one with another key.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct IndexChange(
    IndexState Index, Item? Before, Item? After, ulong HashBefore, ulong HashAfter, bool IsMove)
{
    /// <summary>What becomes of an item's entry; null where the index does not see the difference.</summary>
    public static IndexChange? Of(IndexState index, Item? before, Item? after)
    {
        var layout = index.Layout;
        if (before is not null && after is not null && layout.ShowsSame(before, after))
            return null;

        var old = before is null ? null : layout.EntryOf(before);
        var entry = after is null ? null : layout.EntryOf(after);
        if (old is null && entry is null)
            return null;

        var hashBefore = old is null ? 0 : index.HashOf(old);
        var hashAfter = entry is null ? 0 : index.HashOf(entry);
        var isMove = old is not null && (entry is null || hashBefore != hashAfter || !HaveSameKey(layout, old, entry));
        return new IndexChange(index, old, entry, hashBefore, hashAfter, isMove);
    }

    private static bool HaveSameKey(EntryLayout layout, Item left, Item right)
    {
        Span<byte> leftPartition = stackalloc byte[layout.PartitionScratchBytes];
        Span<byte> rightPartition = stackalloc byte[layout.PartitionScratchBytes];
        if (!layout.PartitionKeyOf(left, leftPartition).SequenceEqual(layout.PartitionKeyOf(right, rightPartition)))
            return false;

        Span<byte> leftSort = stackalloc byte[layout.ScratchBytes];
        Span<byte> rightSort = stackalloc byte[layout.ScratchBytes];
        return layout.SortKeyOf(left, leftSort).SequenceEqual(layout.SortKeyOf(right, rightSort));
    }
}
