using System.Numerics;

namespace LocalDynamo.Benchmarks.Peers;

/// <summary>How large FASTER is made so that all of it stays in memory, where it is changed in place.</summary>
internal static class FasterSizes
{
    public const long Page = 1 << 25;

    public const double MutableFraction = 0.9;

    /// <summary>A bucket of 64 bytes for two orders.</summary>
    public static long Index(int count) => (long)BitOperations.RoundUpToPowerOf2((ulong)count) * 32;

    /// <summary>Twice what the orders take, and room for the writes of other lengths and new orders that benchmarks make.</summary>
    public static long Memory(int count) => (long)BitOperations.RoundUpToPowerOf2(((ulong)count * 1024) + ((ulong)Page << 3));
}
