using System.Diagnostics;
using System.Runtime.InteropServices;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Opening;

/// <summary>Puts the items of a checkpoint, which come in the order in which they are stored, into their partitions, each made at once.</summary>
/// <param name="table">The table.</param>
/// <param name="range">The hashes of the partitions that are wanted; others are passed over.</param>
internal sealed class PartitionFiller(TableState table, HashRange range)
{
    private readonly List<Item> _partition = [];
    private ulong _hash;

    /// <summary>How many items it has put where they belong.</summary>
    public long ItemCount { get; private set; }

    /// <summary>Takes the next item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="firstHash">The least hash that it can have, where it stands.</param>
    /// <param name="lastHash">The greatest.</param>
    /// <exception cref="InvalidDataException">It is not in its place.</exception>
    public void Add(Item item, ulong firstHash, ulong lastHash)
    {
        var key = item.KeyBytes(table.Schema.PartitionKey);
        if (_partition.Count == 0 || !_partition[0].KeyBytes(table.Schema.PartitionKey).SequenceEqual(key))
        {
            Finish();
            var hash = table.Partitions.HashOf(key);
            if (hash < _hash)
                throw OutOfPlace();
            _hash = hash;
        }

        // Whoever looks for a partition goes by the hashes of the blocks: one that is elsewhere would be missed.
        if (_hash < firstHash || _hash > lastHash)
            throw OutOfPlace();
        _partition.Add(item);
    }

    /// <summary>Puts the last partition in its place.</summary>
    /// <exception cref="InvalidDataException">Its items are not in order.</exception>
    public void Finish()
    {
        if (_partition.Count > 0 && _hash >= range.First && _hash <= range.Last)
        {
            var stripe = table.Partitions.StripeBeforeLoading(_hash);
            Debug.Assert(!stripe.Lock.IsHeldByCurrentThread, "who waits for a part must hold no lock that bringing it needs");
            lock (stripe.Lock)
            {
                var partition = stripe.GetOrAddLocked(_partition[0].KeyBytes(table.Schema.PartitionKey), _hash);
                if (!partition.TryFillLocked(CollectionsMarshal.AsSpan(_partition)))
                    throw OutOfPlace();
            }

            foreach (var item in _partition)
                table.Totals.Count(null, item);
            ItemCount += _partition.Count;
        }

        _partition.Clear();
    }

    private static InvalidDataException OutOfPlace() => new("an item is not in its place");
}
