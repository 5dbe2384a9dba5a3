using System.Runtime.InteropServices;

namespace LocalDynamo.Storage;

/// <summary>
/// Where in a partition an entry was put, for whoever comes back to it under the same lock: it is there as long as the leaf has these
/// slots. The default value knows no place.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EntryPlace(Leaf Leaf, LeafSlots Slots, int Index)
{
    public bool Holds(object head) => Leaf is not null && Leaf.Slots.Array == Slots.Array && Slots.ChainAt(Index).Head == head;
}
