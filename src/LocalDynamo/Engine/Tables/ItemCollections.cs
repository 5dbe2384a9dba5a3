using System.Collections.Concurrent;
using System.IO.Hashing;
using LocalDynamo.Engine.Indexes;
using LocalDynamo.Operations;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Tables;

/// <summary>
/// How large the item collections of a table with local indexes are: the items of one partition key and their entries in all local
/// indexes. Exact, counted with each write; tables without a local index have no such count, and no limit.
/// </summary>
/// <remarks>
/// A collection lies in one stripe, whose lock whoever counts or verifies holds; so a size that was verified is the size that is added
/// to. Reading a size takes no lock.
/// </remarks>
internal sealed class ItemCollections
{
    private const double BytesPerGigabyte = 1 << 30;

    private readonly AttributeName _partitionKey;
    private readonly IndexSchema[] _localIndexes;
    private readonly long _limitBytes;
    private readonly ConcurrentDictionary<byte[], long> _sizes;
    private readonly ConcurrentDictionary<byte[], long>.AlternateLookup<ReadOnlySpan<byte>> _sizesBySpan;

    private ItemCollections(TableDefinition table, IndexSchema[] localIndexes, long limitBytes)
    {
        _partitionKey = table.KeySchema.PartitionKey;
        _localIndexes = localIndexes;
        _limitBytes = limitBytes;
        _sizes = new ConcurrentDictionary<byte[], long>(new KeyComparer(table.HashSeed));
        _sizesBySpan = _sizes.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>The collections of a new or an opened table; null where it has no local index.</summary>
    /// <param name="table">The table. Its local indexes stay as they are for its life.</param>
    /// <param name="limitBytes">How large a collection may become.</param>
    public static ItemCollections? Of(TableDefinition table, long limitBytes)
    {
        IndexSchema[] localIndexes =
            [.. table.Indexes.Where(static index => !index.IsGlobal).Select(index => index.ToSchema(table.KeySchema))];
        return localIndexes.Length == 0 ? null : new ItemCollections(table, localIndexes, limitBytes);
    }

    /// <summary>By how much a write makes its item's collection larger; negative where it becomes smaller.</summary>
    public long GrowthOf(Item? before, Item? after) => SizeOf(after) - SizeOf(before);

    /// <summary>How large a collection is, in bytes; 0 where there is none.</summary>
    /// <param name="key">The partition key's bytes.</param>
    public long SizeOf(ReadOnlySpan<byte> key) => _sizesBySpan.TryGetValue(key, out var size) ? size : 0;

    /// <summary>Holds a write against the limit, which it may not exceed, but may come nearer to from above.</summary>
    /// <param name="key">The partition key's bytes.</param>
    /// <param name="growth">By how much the write makes the collection larger.</param>
    /// <param name="growthBefore">By how much writes that come before it in the same commit do.</param>
    /// <exception cref="ItemCollectionSizeLimitExceededException">The collection would become too large.</exception>
    public void VerifyLocked(ReadOnlySpan<byte> key, long growth, long growthBefore = 0)
    {
        if (growth > 0 && SizeOf(key) + growthBefore + growth > _limitBytes)
            throw new ItemCollectionSizeLimitExceededException();
    }

    /// <summary>Counts a write in.</summary>
    public void CountLocked(Item? before, Item? after)
    {
        if ((after ?? before) is not { } item)
            return;

        var key = item.KeyBytes(_partitionKey);
        var size = SizeOf(key) + GrowthOf(before, after);
        if (size == 0)
            _ = _sizesBySpan.TryRemove(key, out _);
        else
            _sizesBySpan[key] = size;
    }

    /// <summary>What a response tells of an item's collection: its partition key, and between which whole gigabytes its size lies.</summary>
    /// <param name="item">The item, or its key.</param>
    public ItemCollectionMetrics Measure(Item item)
    {
        item.TryGetValue(_partitionKey, out var partitionKey);
        var lower = Math.Floor(SizeOf(item.KeyBytes(_partitionKey)) / BytesPerGigabyte);
        return new ItemCollectionMetrics
        {
            ItemCollectionKey = new Item { [_partitionKey.Text] = partitionKey },
            SizeEstimateRangeGB = [lower, lower + 1],
        };
    }

    private long SizeOf(Item? item)
    {
        if (item is null)
            return 0;

        long size = item.SizeBytes;
        foreach (var index in _localIndexes)
            size += index.EntrySizeOf(item);
        return size;
    }

    /// <summary>Keys by their bytes. The hash has the database's seed, as the partitions' has.</summary>
    private sealed class KeyComparer(long seed) : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate) => unchecked((int)XxHash3.HashToUInt64(alternate, seed));

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
