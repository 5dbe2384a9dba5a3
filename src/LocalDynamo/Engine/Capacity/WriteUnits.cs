using LocalDynamo.Engine.Indexes;

namespace LocalDynamo.Engine.Capacity;

/// <summary>
/// What writes consume: a unit for each 1 KB (developer guide, "Capacity unit consumption for write operations"). The table pays for the
/// larger of the item before and after, each index for what changes in it.
/// </summary>
internal static class WriteUnits
{
    private const int UnitBytes = 1024;

    /// <summary>What a write costs its table, also one that fails its condition or finds nothing to delete: at least one unit.</summary>
    public static int OfTable(Item? before, Item? after) => Of(Math.Max(before?.SizeBytes ?? 0, after?.SizeBytes ?? 0));

    /// <summary>
    /// What a write costs one index: an entry that is new or gone its own size, one that stays in its place the larger of its states,
    /// one whose key changes both, as a delete and an insert. An entry that looks as before costs nothing.
    /// </summary>
    public static int OfIndex(in IndexChange change)
    {
        if (change.Before is null)
            return change.After is null ? 0 : Of(change.After.SizeBytes);
        if (change.IsMove)
            return Of(change.Before.SizeBytes) + (change.After is null ? 0 : Of(change.After.SizeBytes));
        return change.Before.Equals(change.After) ? 0 : OfTable(change.Before, change.After);
    }

    private static int Of(int sizeBytes) => Math.Max(1, (sizeBytes + UnitBytes - 1) / UnitBytes);
}
