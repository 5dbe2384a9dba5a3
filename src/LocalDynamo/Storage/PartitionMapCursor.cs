using System.Diagnostics.CodeAnalysis;

namespace LocalDynamo.Storage;

/// <summary>
/// Walks partitions in the order of (hash, key) beside writers, without a lock: each one that is there throughout is delivered
/// once. It may deliver partitions that were emptied or begun meanwhile.
/// </summary>
internal struct PartitionMapCursor
{
    private readonly PartitionMap _map;
    private readonly ulong _lastHash;
    private int _stripe;
    private Partition? _next;      // before the first move, and where _current is null
    private Partition? _current;

    internal PartitionMapCursor(PartitionMap map, ulong hash, ReadOnlySpan<byte> key, bool isAfter, ulong lastHash)
    {
        _map = map;
        _lastHash = lastHash;
        _stripe = map.IndexOf(hash);
        _next = map.StripeAt(_stripe).Seek(key, hash);
        if (isAfter && _next is not null && _next.Hash == hash && _next.Key.AsSpan().SequenceEqual(key))
            _next = _next.Next;
    }

    public bool MoveNext([NotNullWhen(true)] out Partition? partition)
    {
        // The link is read as late as possible, so that a new partition just behind the present one is still met.
        var next = _current is null ? _next : _current.Next;
        while (next is null && _stripe < _map.IndexOf(_lastHash))
            next = _map.StripeAt(++_stripe).First;

        if (next is null || next.Hash > _lastHash)
        {
            // Stays at its end: nothing is left in the last stripe's reach.
            _current = null;
            _next = null;
            _stripe = _map.IndexOf(_lastHash);
            partition = null;
            return false;
        }

        _current = next;
        partition = next;
        return true;
    }
}
