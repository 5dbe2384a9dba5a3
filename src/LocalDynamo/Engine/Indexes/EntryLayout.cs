using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Indexes;

/// <summary>
/// What an index holds of the items of its table, and in which order: a function of the item alone, so an index can always be made
/// again from its table.
/// </summary>
/// <remarks>
/// An entry is an <see cref="Item"/>: the table's own where the index shows all of it, otherwise one with the attributes that the
/// index shows. Reading an index so hands out stored objects, as reading a table does.
/// </remarks>
internal abstract class EntryLayout : KeyLayout
{
    /// <summary>The length of the scratch memory that <see cref="PartitionKeyOf"/> needs.</summary>
    public abstract int PartitionScratchBytes { get; }

    /// <summary>Takes the place of the seeded hash of partition keys, where a layout has a better one.</summary>
    public virtual KeyHash? Hash => null;

    /// <summary>What the index holds of an item; null where the item is not in it.</summary>
    public abstract Item? EntryOf(Item item);

    /// <summary>
    /// Whether two items, neither of which need be in the index, look the same in it. May say no where they do, as for an index that
    /// holds the items themselves.
    /// </summary>
    public abstract bool ShowsSame(Item before, Item after);

    /// <summary>What identifies an entry and where it lies: the key attributes of index and table.</summary>
    public abstract Item KeyOf(Item entry);

    /// <summary>The comparable bytes of the partition that an entry, or its key, lies in.</summary>
    /// <param name="entry">An entry, or the key of one.</param>
    /// <param name="scratch">At least <see cref="PartitionScratchBytes"/> long; the result may lie in it.</param>
    public abstract ReadOnlySpan<byte> PartitionKeyOf(Item entry, Span<byte> scratch);

    public sealed override bool IsInPartition(Item item, ReadOnlySpan<byte> partitionKey)
    {
        Span<byte> scratch = stackalloc byte[PartitionScratchBytes];
        return PartitionKeyOf(item, scratch).SequenceEqual(partitionKey);
    }
}
