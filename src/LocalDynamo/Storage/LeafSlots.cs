using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace LocalDynamo.Storage;

// The entries of one leaf in the order of their keys: an array of exact length, replaced as a whole when an entry comes or goes.
//
// Invariants. The keys are strictly ascending. All begin with the same SharedBytes bytes (there may be more in common). Each slot's
// Prefix is the eight bytes after those, padded with zeros, so prefixes ascend too, though not strictly: longer keys, and keys of
// which one is the other followed by zero bytes, may tie. A prefix that is smaller means a smaller key, whatever the padding: the
// first byte that differs is greater than zero in the greater one, hence real there, and in the smaller one it is either real or
// comes after the key's end. Ties are settled by the whole keys, which are read from the items.
//
// Element 0 of the array is no entry: its Prefix holds SharedBytes, so that a reader gets both with one load and a leaf needs no
// further object.
//
// Who writes: under the stripe's lock, only SetHead, in an array that a leaf holds at that time. Who reads: anyone. An array that
// was replaced stays as it was, and so shows a moment that is not before the reader fetched it.
//
// A search is blind: it assumes that the wanted key begins with the shared bytes and compares prefixes alone. A key that does not
// is found out by the one comparison with a whole key that a match needs anyway; where no prefix matches, the key is not there in
// either case, and no item is touched.
internal readonly struct LeafSlots
{
    /// <summary>
    /// 32 slots are 552 bytes to copy for an insertion, and five steps to search over at most nine cache lines.
    /// </summary>
    public const int MaxCount = 32;

    /// <summary>The length of an array with so many, headers included.</summary>
    private const int MaxBytes = 24 + ((MaxCount + 1) * 16);

    public static readonly LeafSlots Empty = new(new Slot[1]);

    private readonly Slot[] _slots;

    internal LeafSlots(Slot[] slots) => _slots = slots;

    internal Slot[] Array => _slots;

    public int Count => _slots.Length - 1;

    public int SharedBytes => (int)_slots[0].Prefix;

    public ulong PrefixAt(int index) => _slots[index + 1].Prefix;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public VersionChain ChainAt(int index) => new(Volatile.Read(ref _slots[index + 1].Head));

    /// <summary>Publishes a version that is already linked to the present head, or the head's own item. Under the stripe's lock.</summary>
    public void SetHead(int index, object head) => Volatile.Write(ref _slots[index + 1].Head, head);

    public ReadOnlySpan<byte> KeyAt(int index, KeyLayout layout, Span<byte> scratch) => layout.SortKeyOf(ChainAt(index).Key, scratch);

    /// <summary>The entry with this key, or -1.</summary>
    public int Find(ReadOnlySpan<byte> key, KeyLayout layout, Span<byte> scratch)
    {
        var prefix = PrefixOf(key, SharedBytes);
        var index = FirstAtOrAbove(prefix);
        if (index == Count || PrefixAt(index) != prefix)
            return -1;

        // Nearly always the first of them is the one. That it is equal is told faster than which of the two is less.
        if (key.SequenceEqual(KeyAt(index, layout, scratch)))
            return index;

        index = LowerBound(key, layout, scratch, out var isEqual);
        return isEqual ? index : -1;
    }

    /// <summary>The first entry at or above a key, which is <see cref="Count"/> if there is none.</summary>
    public int LowerBound(ReadOnlySpan<byte> key, KeyLayout layout, Span<byte> scratch, out bool isEqual)
    {
        isEqual = false;
        var shared = SharedBytes;
        var prefix = PrefixOf(key, shared);
        var low = FirstAtOrAbove(prefix);
        var ties = low < Count && PrefixAt(low) == prefix;
        if (Count == 0 || (!ties && shared == 0))
            return low;

        // The search was blind to the shared bytes: any entry tells whether the key has them.
        var first = KeyAt(Math.Min(low, Count - 1), layout, scratch);
        var common = key.CommonPrefixLength(first);
        if (common < shared)
            return common == key.Length || key[common] < first[common] ? 0 : Count;

        if (!ties)
            return low;

        var high = low + 1;
        while (high < Count && PrefixAt(high) == prefix)
            high++;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var order = key.SequenceCompareTo(KeyAt(middle, layout, scratch));
            if (order == 0)
            {
                isEqual = true;
                return middle;
            }

            if (order < 0)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    /// <summary>The first entry above a key, which is <see cref="Count"/> if there is none.</summary>
    public int UpperBound(ReadOnlySpan<byte> key, KeyLayout layout, Span<byte> scratch)
    {
        var index = LowerBound(key, layout, scratch, out var isEqual);
        return isEqual ? index + 1 : index;
    }

    internal static ulong PrefixOf(ReadOnlySpan<byte> key, int skip)
    {
        var length = key.Length - skip;
        if (length >= sizeof(ulong))
            return BinaryPrimitives.ReadUInt64BigEndian(key[skip..]);
        if (length <= 0)
            return 0;

        if (key.Length >= sizeof(ulong))
            return BinaryPrimitives.ReadUInt64BigEndian(key[^sizeof(ulong)..]) << (8 * (sizeof(ulong) - length));

        var prefix = 0UL;
        foreach (var value in key[skip..])
            prefix = (prefix << 8) | value;
        return prefix << (8 * (sizeof(ulong) - length));
    }

    private int FirstAtOrAbove(ulong prefix)
    {
        // All lines at once: the search would wait for one after the other.
        var slots = _slots;
        Prefetch.Start(slots, MaxBytes);

        // No branch depends on what is there, as no processor could foretell it.
        int low = 0, length = slots.Length - 1;
        while (length > 1)
        {
            var half = length >>> 1;
            low += slots[low + half].Prefix < prefix ? half : 0;
            length -= half;
        }

        return length == 1 && slots[low + 1].Prefix < prefix ? low + 1 : low;
    }
}
