using System.IO.Hashing;
using System.Runtime.CompilerServices;

namespace LocalDynamo.Storage;

// All entries of one partition key value in the order of their sort keys, and a link of its stripe's list.
//
// The content takes one of three forms: null (no entry), an Item or ItemVersion (the head of the one entry's VersionChain: a table without a sort
// key has millions of these, and each costs 56 bytes here and its key's array), or the first Leaf of an unrolled skip list (see
// there for what holds within). It goes null -> head -> leaf, back to null from a head that is removed, and stays a
// leaf from then on.
//
// Who writes: methods that end in Locked, and Next, under the stripe's lock; Hash, Key and Layout never change. Who reads: anyone.
// An entry's states become readable by one write: of the content, of a slot's head, of a leaf's slots, or of a link to a leaf
// which is whole by then. A reader that fetched the content just before it turned from a head into a leaf has the one entry that
// was there at that moment.
//
// A leaf's height comes from a hash of its Low, seeded with the partition's own (seeded) hash: p = 1/4, the same on every run, no
// state to keep, and not to be foreseen by whoever chooses the keys.
internal sealed partial class Partition
{
    private object? _content;
    private Partition? _next;

    public Partition(byte[] key, ulong hash, KeyLayout layout)
    {
        Key = key;
        Hash = hash;
        Layout = layout;
    }

    public ulong Hash { get; }

    /// <summary>The partition key's bytes.</summary>
    public byte[] Key { get; }

    public KeyLayout Layout { get; }

    /// <summary>The next partition of the stripe in the order of (hash, key). Written under the stripe's lock.</summary>
    public Partition? Next
    {
        get => Volatile.Read(ref _next);
        internal set => Volatile.Write(ref _next, value);
    }

    public bool IsEmpty => Content switch
    {
        null => true,
        Leaf first => first.Slots.Count == 0 && first.Next is null,
        _ => false,
    };

    internal object? Content => Volatile.Read(ref _content);

    /// <summary>The chain of the entry with this sort key: empty if there is no such entry.</summary>
    [SkipLocalsInit]
    public VersionChain Find(ReadOnlySpan<byte> sortKey)
    {
        var content = Content;
        if (content is null)
            return default;

        Span<byte> scratch = stackalloc byte[Layout.ScratchBytes];
        if (content is not Leaf leaf)
        {
            var single = new VersionChain(content);
            return Layout.SortKeyOf(single.Key, scratch).SequenceEqual(sortKey) ? single : default;
        }

        leaf = leaf.Seek(sortKey, orEqual: true);
        while (true)
        {
            var slots = leaf.Slots;
            var index = slots.Find(sortKey, Layout, scratch);
            if (index >= 0)
                return slots.ChainAt(index);

            if (leaf.Next is not { } next || next.Low.AsSpan().SequenceCompareTo(sortKey) > 0)
                return default;

            leaf = next;
        }
    }

    /// <summary>The entries between two bounds, ascending or descending, without a lock.</summary>
    public PartitionCursor Range(KeyBound lower, KeyBound upper, bool descending = false) => new(this, lower, upper, descending);

    internal bool ComesBefore(ulong hash, ReadOnlySpan<byte> key) =>
        Hash != hash ? Hash < hash : Key.AsSpan().SequenceCompareTo(key) < 0;

    /// <summary>Throws if the structure is damaged. No writer may be at work.</summary>
    internal void CheckInvariants() => PartitionChecker.Check(this);

    private int HeightOf(byte[] low)
    {
        var bits = XxHash3.HashToUInt64(low, (long)Hash);
        var height = 0;
        while ((bits & 3) == 0 && height < Leaf.MaxHeight)
        {
            height++;
            bits >>= 2;
        }

        return height;
    }
}
