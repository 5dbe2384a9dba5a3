using System.IO.Hashing;
using System.Runtime.CompilerServices;

namespace LocalDynamo.Storage;

// All entries of one partition key value in the order of their sort keys, and a link of its stripe's list.
//
// The content takes one of three forms: null (no entry), an Item or ItemVersion (the head of the one entry's VersionChain: a table without a sort
// key has millions of these, and each costs 56 bytes here and its key's array), or the first Branch of an unrolled skip list (see
// there for what holds within). It goes null -> head -> branch, back to null from a head that is removed, and stays a
// branch from then on.
//
// Who writes: methods that end in Locked, and Next, under the stripe's lock; Hash, Key and Stripe never change. Who reads: anyone.
// An entry's states become readable by one write: of the content, of a slot's head, of a leaf's slots, of a branch's leaves, or of a link to a branch
// which is whole by then. A reader that fetched the content just before it turned from a head into a branch has the one entry that
// was there at that moment. The first branch's leaves can also be reached by one of the stripe's Shortcuts, which is replaced together with them.
//
// A branch's height comes from a hash of its Low, seeded with the partition's own (seeded) hash: p = 1/4, the same on every run, no
// state to keep, and not to be foreseen by whoever chooses the keys.
internal sealed partial class Partition
{
    private object? _content;
    private Partition? _next;

    private readonly Stripe _stripe;

    public Partition(byte[] key, ulong hash, Stripe stripe)
    {
        Key = key;
        Hash = hash;
        _stripe = stripe;
    }

    public ulong Hash { get; }

    /// <summary>The partition key's bytes.</summary>
    public byte[] Key { get; }

    public KeyLayout Layout => _stripe.Layout;

    /// <summary>The next partition of the stripe in the order of (hash, key). Written under the stripe's lock.</summary>
    public Partition? Next
    {
        get => Volatile.Read(ref _next);
        internal set => Volatile.Write(ref _next, value);
    }

    public bool IsEmpty => Content switch
    {
        null => true,
        Branch first => first.IsEmpty && first.Next is null,
        _ => false,
    };

    internal object? Content => Volatile.Read(ref _content);

    /// <summary>The chain of the entry with this sort key: empty if there is no such entry.</summary>
    public VersionChain Find(ReadOnlySpan<byte> sortKey) => Find(sortKey, out _);

    /// <summary>The chain of the entry with this sort key: empty if there is no such entry.</summary>
    /// <param name="sortKey">The sort key.</param>
    /// <param name="place">Where it is, unless it is the only entry of a partition without leaves.</param>
    public VersionChain Find(ReadOnlySpan<byte> sortKey, out EntryPlace place)
    {
        place = default;
        var content = Content;
        if (content is not Branch branch)
            return content is not null && IsSingle(content, sortKey) ? new VersionChain(content) : default;

        branch = branch.Seek(sortKey, orEqual: true);
        while (true)
        {
            if (branch.Leaves.TryFind(sortKey, Layout, out var chain, out place))
                return chain;
            if (branch.Next is not { } next || next.Low.AsSpan().SequenceCompareTo(sortKey) > 0)
                return default;

            branch = next;
        }
    }

    /// <summary>The entries between two bounds, ascending or descending, without a lock.</summary>
    public PartitionCursor Range(KeyBound lower, KeyBound upper, bool descending = false) => new(this, lower, upper, descending);

    internal bool ComesBefore(ulong hash, ReadOnlySpan<byte> key) =>
        Hash != hash ? Hash < hash : Key.AsSpan().SequenceCompareTo(key) < 0;

    /// <summary>Throws if the structure is damaged. No writer may be at work.</summary>
    internal void CheckInvariants() => PartitionChecker.Check(this);

    [SkipLocalsInit]
    private bool IsSingle(object head, ReadOnlySpan<byte> sortKey)
    {
        Span<byte> scratch = stackalloc byte[Layout.ScratchBytes];
        return Layout.SortKeyOf(new VersionChain(head).Key, scratch).SequenceEqual(sortKey);
    }

    private int HeightOf(byte[] low)
    {
        var bits = XxHash3.HashToUInt64(low, (long)Hash);
        var height = 0;
        while ((bits & 3) == 0 && height < Branch.MaxHeight)
        {
            height++;
            bits >>= 2;
        }

        return height;
    }
}
