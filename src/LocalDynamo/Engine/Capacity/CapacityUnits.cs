namespace LocalDynamo.Engine.Capacity;

/// <summary>
/// What reads consume (developer guide, "Capacity unit consumption for read operations"): a unit for each 4 KB, half of it when the read
/// may be stale. What is small or missing costs one unit, or half of one.
/// </summary>
internal static class CapacityUnits
{
    private const int ReadUnitBytes = 4096;

    public static double OfRead(long sizeBytes, bool isConsistent) => Units(sizeBytes) * (isConsistent ? 1 : 0.5);

    /// <summary>The bytes of the read units that a size takes: where sizes are rounded up one by one and then added.</summary>
    public static long WholeReadUnits(long sizeBytes) => Units(sizeBytes) * ReadUnitBytes;

    private static long Units(long sizeBytes) => Math.Max(1, (sizeBytes + ReadUnitBytes - 1) / ReadUnitBytes);
}
