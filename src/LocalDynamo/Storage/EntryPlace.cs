using System.Runtime.InteropServices;

namespace LocalDynamo.Storage;

/// <summary>
/// Where an entry was found or put, for whoever comes back to it under the same lock: it is there as long as neither its leaf nor its branch's
/// leaves have been replaced. The default value knows no place.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EntryPlace(BranchLeaves Leaves, int Leaf, LeafSlots Slots, int Index)
{
    /// <summary>Leaves of the chain that is here only its head's item, if this version is the head; says whether it is.</summary>
    /// <remarks>Nobody may read below the version's number any more: see <see cref="VersionChain"/>.</remarks>
    public bool TrySettleLocked(ItemVersion head)
    {
        if (Partition is null || Slots.ChainAt(Index).Head != head)
            return false;

        Slots.SetHead(Index, head.Item);
        return true;
    }

    /// <summary>Puts a version before the chain that is here, of the same entry.</summary>
    /// <returns>The partition; null, and nothing is done, where the place does not count any more.</returns>
    public Partition? TryInstallLocked(ItemVersion version)
    {
        var partition = Partition;
        if (partition is not null)
        {
            version.LinkTo(Slots.ChainAt(Index));
            Slots.SetHead(Index, version);
        }

        return partition;
    }

    private Partition? Partition => Leaves.Array is not null && Leaves.SlotsAt(Leaf).Array == Slots.Array ? Leaves.Partition : null;
}
