namespace LocalDynamo.Storage;

/// <summary>Up to 32 entries of a partition, and where they begin: an element of a <see cref="BranchLeaves"/>.</summary>
internal struct Leaf
{
    /// <summary>The first bytes of the smallest key that may be in this leaf: most searches need no more of it.</summary>
    public KeyHead LowHead;

    /// <summary>The whole of that key, as bytes. In element 0, which is no leaf, the partition.</summary>
    public object? Low;

    /// <summary>The array of a <see cref="LeafSlots"/>. Replaced by the writer. In element 0 not null if all of these arrays lie together.</summary>
    public Slot[]? Slots;
}
