using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace LocalDynamo.Storage;

// The first 24 bytes of a key as three numbers, padded with zeros. Where two heads differ, so do the keys, in the same direction, whatever the
// padding: the first byte that differs is greater than zero in the greater one, hence real there. Where they are equal, only the keys can tell.
internal readonly struct KeyHead
{
    private const int Length = 3 * sizeof(ulong);

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;

    [SkipLocalsInit]
    public KeyHead(scoped ReadOnlySpan<byte> key)
    {
        if (key.Length < Length)
        {
            Span<byte> padded = stackalloc byte[Length];
            padded.Clear();
            key.CopyTo(padded);
            key = padded;
        }

        _first = BinaryPrimitives.ReadUInt64BigEndian(key);
        _second = BinaryPrimitives.ReadUInt64BigEndian(key[sizeof(ulong)..]);
        _third = BinaryPrimitives.ReadUInt64BigEndian(key[(2 * sizeof(ulong))..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CompareTo(in KeyHead other)
    {
        if (_first != other._first)
            return _first < other._first ? -1 : 1;
        if (_second != other._second)
            return _second < other._second ? -1 : 1;
        return _third.CompareTo(other._third);
    }
}
