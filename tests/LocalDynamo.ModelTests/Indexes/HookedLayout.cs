using LocalDynamo.Engine.Indexes;

namespace LocalDynamo.ModelTests.Indexes;

/// <summary>
/// An index that calls back each time an item comes to it, so that a test can write in the middle of the filling, at places that a seed
/// chooses.
/// </summary>
internal sealed class HookedLayout(IndexSchema schema) : EntryLayout
{
    /// <summary>Called before an item's entry is made; not while it is being called.</summary>
    public Action? Hook { get; set; }

    public override int ScratchBytes => schema.ScratchBytes;

    public override int PartitionScratchBytes => schema.PartitionScratchBytes;

    public override Item? EntryOf(Item item)
    {
        if (Hook is { } hook)
        {
            Hook = null;
            hook();
            Hook = hook;
        }

        return schema.EntryOf(item);
    }

    public override bool ShowsSame(Item before, Item after) => schema.ShowsSame(before, after);

    public override Item KeyOf(Item entry) => schema.KeyOf(entry);

    public override ReadOnlySpan<byte> PartitionKeyOf(Item entry, Span<byte> scratch) => schema.PartitionKeyOf(entry, scratch);

    public override ReadOnlySpan<byte> SortKeyOf(Item item, Span<byte> scratch) => schema.SortKeyOf(item, scratch);
}
