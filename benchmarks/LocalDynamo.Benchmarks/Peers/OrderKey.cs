using FASTER.core;
using ZoneTree.Comparers;

namespace LocalDynamo.Benchmarks.Peers;

/// <summary>The key of an order, for stores that take any type.</summary>
internal readonly record struct OrderKey(string Customer, string Order);

/// <summary>How stores that take any type compare keys.</summary>
internal sealed class OrderKeyComparer : IFasterEqualityComparer<OrderKey>, IRefComparer<OrderKey>
{
    public static readonly OrderKeyComparer Instance = new();

    /// <summary>All bits count: FASTER takes the lower ones for the bucket, and orders of many customers have the same numbers.</summary>
    public long GetHashCode64(ref OrderKey key) =>
        (long)((((ulong)(uint)key.Customer.GetHashCode() << 32) | (uint)key.Order.GetHashCode()) * 0x9E37_79B9_7F4A_7C15 >> 16) ^ key.Customer.GetHashCode();

    public bool Equals(ref OrderKey left, ref OrderKey right) => left == right;

    public int Compare(in OrderKey left, in OrderKey right)
    {
        var byCustomer = string.CompareOrdinal(left.Customer, right.Customer);
        return byCustomer != 0 ? byCustomer : string.CompareOrdinal(left.Order, right.Order);
    }
}
