namespace LocalDynamo.Storage;

/// <summary>A range of hashes, both ends included.</summary>
internal readonly record struct HashRange(ulong First, ulong Last)
{
    public static HashRange All => new(0, ulong.MaxValue);

    /// <summary>One of the parts into which a parallel scan divides all hashes, equal but for rounding.</summary>
    /// <param name="segment">From 0.</param>
    /// <param name="totalSegments">At least 1.</param>
    public static HashRange Segment(int segment, int totalSegments) =>
        new(StartOf(segment, totalSegments), unchecked(StartOf(segment + 1, totalSegments) - 1));

    private static ulong StartOf(int segment, int totalSegments) =>
        unchecked((ulong)(((UInt128)(uint)segment << 64) / (uint)totalSegments));
}
