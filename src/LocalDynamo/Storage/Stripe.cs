using System.Diagnostics;
using System.Numerics;

namespace LocalDynamo.Storage;

// One lock of a PartitionMap and the partitions it guards: those whose hashes begin with the stripe's own bits.
//
// Invariants. All partitions of the stripe form one linked list in strictly ascending order of (hash, key bytes), behind a sentinel.
// The directory, a power of two long, is an array of shortcuts into it: the element for the hash bits that follow the stripe's is
// the first partition whose hash has these bits, or null. There are about as many elements as partitions.
//
// Who writes: all of it under Lock. Who reads: anyone. Publication: a partition is linked whole, after its Next was set, and then
// entered into the directory. It is taken out of the directory first and the list then, and keeps its Next, so a reader who stands
// on it goes on. Growing and shrinking replace the directory and touch no link, as in split-ordered lists (Shalev and Shavit),
// though here the order is that of the hash's own bits from the top, so that a walk through the list is a scan in hash order.
//
// What a reader may miss is what was linked after it fetched the directory or a partition that is out by now: a new partition, all
// of whose items have commit numbers above any the reader may read at.
//
// Shortcuts go around all this to a partition's leaves, for those that have any. Which there are does not matter; but none may lead to a partition
// that has been taken out, as GetOrAddLocked would go on with it.
internal sealed class Stripe
{
    private static long _lastOrdinal;

    private readonly int _stripeBits;

    // Guarded by Lock.
    private readonly Partition _sentinel;
    private Partition?[] _directory = new Partition?[1];
    private int _count;

    private object? _owner;

    internal Stripe(int stripeBits, KeyLayout layout)
    {
        _stripeBits = stripeBits;
        Layout = layout;
        _sentinel = new Partition([], 0, this);
    }

    /// <summary>Held by whoever changes anything here. Several are taken in the order of <see cref="Ordinal"/>.</summary>
    public Lock Lock { get; } = new();

    /// <summary>Different for all stripes of the process, of whatever map: the order in which locks are taken.</summary>
    public long Ordinal { get; } = Interlocked.Increment(ref _lastOrdinal);

    /// <summary>
    /// Whoever holds the lock may say here what for, so that others who come meanwhile can look instead of waiting. Null again before
    /// the lock is given back.
    /// </summary>
    public object? Owner
    {
        get => Volatile.Read(ref _owner);
        set => Volatile.Write(ref _owner, value);
    }

    public KeyLayout Layout { get; }

    public Shortcuts Shortcuts { get; } = new();

    internal Partition? First => _sentinel.Next;

    /// <summary>The chain of the entry with these keys; empty if there is no such entry.</summary>
    /// <param name="key">The partition key.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="sortKey">The sort key.</param>
    /// <param name="place">Where it is, unless it is the only entry of a partition without leaves.</param>
    public VersionChain Find(ReadOnlySpan<byte> key, ulong hash, ReadOnlySpan<byte> sortKey, out EntryPlace place)
    {
        if (Shortcuts.TryFind(hash, out var leaves) && leaves.TryFind(sortKey, Layout, out var chain, out place) && Layout.IsInPartition(chain.Key, key))
            return chain;

        place = default;
        return Find(key, hash) is { } partition ? partition.Find(sortKey, out place) : default;
    }

    public Partition? Find(ReadOnlySpan<byte> key, ulong hash) =>
        Shortcuts.TryFind(hash, out var leaves) && leaves.Partition is { } partition && partition.Key.AsSpan().SequenceEqual(key) ? partition : FindInList(key, hash);

    /// <summary>The partition with this key; a new, empty one if there is none. Whoever leaves it empty takes it out again.</summary>
    public Partition GetOrAddLocked(ReadOnlySpan<byte> key, ulong hash)
    {
        Debug.Assert(Lock.IsHeldByCurrentThread);
        if (Find(key, hash) is { } found)
            return found;

        var left = LeftOf(key, hash);
        var added = new Partition(key.ToArray(), hash, this) { Next = left.Next };
        left.Next = added;
        if (++_count > _directory.Length)
        {
            Resize(_directory.Length * 2);
            return added;
        }

        ref var first = ref _directory[BucketOf(hash, _directory)];
        if (first is null || first == added.Next)
            Volatile.Write(ref first, added);
        return added;
    }

    /// <summary>Takes a partition out if it has no entries; does nothing if it is out already.</summary>
    public void RemoveIfEmptyLocked(Partition partition)
    {
        Debug.Assert(Lock.IsHeldByCurrentThread);
        if (!partition.IsEmpty)
            return;

        var left = LeftOf(partition.Key, partition.Hash);
        if (left.Next != partition)
            return;

        var bucket = BucketOf(partition.Hash, _directory);
        if (_directory[bucket] == partition)
        {
            var isNextInBucket = partition.Next is { } next && BucketOf(next.Hash, _directory) == bucket;
            Volatile.Write(ref _directory[bucket], isNextInBucket ? partition.Next : null);
        }

        left.Next = partition.Next;
        if (partition.Content is Branch branch)
        {
            Shortcuts.ReplaceLocked(partition.Hash, branch.Leaves, after: default);
            branch.Leaves.Retire();
        }

        if (--_count < _directory.Length / 8)
            Resize(_directory.Length / 4);
    }

    /// <summary>The first partition at or above a position; without a lock.</summary>
    internal Partition? Seek(ReadOnlySpan<byte> key, ulong hash)
    {
        var directory = Volatile.Read(ref _directory);
        Partition? at = null;
        for (var bucket = BucketOf(hash, directory); at is null && bucket < directory.Length; bucket++)
            at = Volatile.Read(ref directory[bucket]);
        while (at is not null && at.ComesBefore(hash, key))
            at = at.Next;
        return at;
    }

    /// <summary>Throws if the structure is damaged. No writer may be at work.</summary>
    internal void CheckInvariants(ulong firstHash, ulong lastHash) => StripeChecker.Check(this, _directory, _count, firstHash, lastHash);

    internal int BucketOf(ulong hash, Partition?[] directory) =>
        (int)((hash << _stripeBits) >> 1 >> (63 - BitOperations.Log2((uint)directory.Length)));

    private Partition? FindInList(ReadOnlySpan<byte> key, ulong hash)
    {
        var directory = Volatile.Read(ref _directory);
        var at = Volatile.Read(ref directory[BucketOf(hash, directory)]);
        while (at is not null && at.Hash < hash)
            at = at.Next;
        while (at is not null && at.Hash == hash)
        {
            if (at.Key.AsSpan().SequenceEqual(key))
                return at;
            at = at.Next;
        }

        return null;
    }

    /// <summary>The last partition below a position, or the sentinel: looked for through earlier buckets if its own has none.</summary>
    private Partition LeftOf(ReadOnlySpan<byte> key, ulong hash)
    {
        var left = _sentinel;
        for (var bucket = BucketOf(hash, _directory); bucket >= 0; bucket--)
        {
            if (_directory[bucket] is { } first && first.ComesBefore(hash, key))
            {
                left = first;
                break;
            }
        }

        while (left.Next is { } next && next.ComesBefore(hash, key))
            left = next;
        return left;
    }

    private void Resize(int length)
    {
        var directory = new Partition?[length];
        for (var partition = First; partition is not null; partition = partition.Next)
            directory[BucketOf(partition.Hash, directory)] ??= partition;
        Volatile.Write(ref _directory, directory);
    }
}
