namespace LocalDynamo.Storage;

/// <summary>How the items of one table or index are ordered within a partition: all that storage knows about items.</summary>
internal abstract class KeyLayout
{
    /// <summary>
    /// The length in bytes of the scratch memory that <see cref="SortKeyOf"/> needs: 0 when every sort key lies in its item's own
    /// block, the longest composite key otherwise.
    /// </summary>
    public abstract int ScratchBytes { get; }

    /// <summary>
    /// The sort key of an item as bytes whose unsigned lexicographic order is the order of the keys; empty for a table without a
    /// sort key. The same item always gives the same bytes, and two entries of one partition never the same.
    /// </summary>
    /// <param name="item">An item, or the key-only item of a tombstone.</param>
    /// <param name="scratch">At least <see cref="ScratchBytes"/> long; the result may lie in it.</param>
    public abstract ReadOnlySpan<byte> SortKeyOf(Item item, Span<byte> scratch);

    /// <summary>Whether an item, or the key-only item of a tombstone, lies in the partition of this key.</summary>
    public abstract bool IsInPartition(Item item, ReadOnlySpan<byte> partitionKey);
}
