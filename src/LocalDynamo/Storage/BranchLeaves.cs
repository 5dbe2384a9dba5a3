using System.Runtime.CompilerServices;

namespace LocalDynamo.Storage;

// The leaves of one branch in the order of their keys: an array of exact length, replaced as a whole when a leaf comes or goes.
//
// Invariants. There is one leaf at least. Lows ascend strictly; the first one is the branch's own. An entry's key is at or above the Low of its
// leaf and below the next one's. Lows lie in the array, so that a search touches nothing else, unless two have the same 24 first bytes.
//
// Element 0 of the array is no leaf: its Low is the partition, as long as the array is a branch's, and null from then on. So whoever comes to the
// array by a shortcut knows whose it is, and whoever remembers a place in it, whether that still counts. Its Slots are null until the array and
// those of its leaves have been allocated one after the other (Shortcuts.TidyLocked), and again when slots are replaced.
//
// Who writes: under the stripe's lock, only SetSlots, in an array that a branch holds at that time, and Retire when it has let go. Who reads: anyone.
// An array that was replaced keeps the slots that it had, and so shows a moment that is not before the reader fetched it.
internal readonly struct BranchLeaves
{
    /// <summary>17 elements are 704 bytes to copy where a leaf is split, once in 16 insertions.</summary>
    public const int MaxCount = 16;

    /// <summary>The first lines, with four leaves or five: all that partitions of some 100 entries have.</summary>
    private const int FirstBytes = 256;

    private readonly Leaf[] _leaves;

    internal BranchLeaves(Leaf[] leaves) => _leaves = leaves;

    public BranchLeaves(Partition partition, ReadOnlySpan<Leaf> leaves)
    {
        _leaves = new Leaf[leaves.Length + 1];
        _leaves[0].Low = partition;
        leaves.CopyTo(_leaves.AsSpan(1));
    }

    internal Leaf[] Array => _leaves;

    public int Count => _leaves.Length - 1;

    /// <summary>Whose leaves these are; null once they have been replaced.</summary>
    /// <remarks>No cast, as that would touch the partition, which those who come by a shortcut have no other need to.</remarks>
    public Partition? Partition => Unsafe.As<Partition?>(Volatile.Read(ref _leaves[0].Low));

    public ReadOnlySpan<Leaf> Span => _leaves.AsSpan(1);

    public byte[] LowAt(int index) => (byte[])_leaves[index + 1].Low!;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LeafSlots SlotsAt(int index) => new(Volatile.Read(ref _leaves[index + 1].Slots)!);

    /// <summary>Whether array and slots lie together. Under the stripe's lock.</summary>
    public bool IsTidy => _leaves[0].Slots is not null;

    /// <summary>Replaces a leaf's slots. Under the stripe's lock.</summary>
    public void SetSlots(int index, LeafSlots slots)
    {
        Volatile.Write(ref _leaves[index + 1].Slots, slots.Array);
        _leaves[0].Slots = null;
    }

    /// <summary>The same, allocated one after the other.</summary>
    public BranchLeaves ToTidy(Partition partition)
    {
        var tidy = new BranchLeaves(partition, Span);
        foreach (ref var leaf in tidy._leaves.AsSpan(1))
            leaf.Slots = [.. leaf.Slots!];
        tidy._leaves[0].Slots = LeafSlots.Empty.Array;
        return tidy;
    }

    /// <summary>Says that these are no branch's leaves any more. Under the stripe's lock.</summary>
    public void Retire() => Volatile.Write(ref _leaves[0].Low, null);

    /// <summary>The last leaf whose Low is below the key, or not above it; the first one if there is none.</summary>
    public int Seek(ReadOnlySpan<byte> key, in KeyHead head, bool orEqual)
    {
        int low = 1, high = _leaves.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            ref var leaf = ref _leaves[middle];
            var order = leaf.LowHead.CompareTo(head);
            if (order == 0)
                order = ((byte[])leaf.Low!).AsSpan().SequenceCompareTo(key) - (orEqual ? 1 : 0);
            if (order < 0)
                low = middle;
            else
                high = middle - 1;
        }

        return low - 1;
    }

    /// <summary>The chain of the entry with this sort key, if there is one in these leaves.</summary>
    [SkipLocalsInit]
    public bool TryFind(ReadOnlySpan<byte> sortKey, KeyLayout layout, out VersionChain chain, out EntryPlace place)
    {
        Prefetch.Start(_leaves, FirstBytes);
        Span<byte> scratch = stackalloc byte[layout.ScratchBytes];
        var leaf = Seek(sortKey, new KeyHead(sortKey), orEqual: true);
        var slots = SlotsAt(leaf);
        var index = slots.Find(sortKey, layout, scratch);
        if (index < 0)
        {
            chain = default;
            place = default;
            return false;
        }

        chain = slots.ChainAt(index);
        place = new EntryPlace(this, leaf, slots, index);
        return true;
    }
}
