using System.Buffers.Binary;

namespace LocalDynamo.Values;

/// <summary>
/// The layout of an encoded value. An item is one such value, a map, in one immutable byte array (its block); every value inside
/// it is read where it lies, so that handing out an item or one of its attributes copies nothing.
/// </summary>
/// <remarks>
/// All integers are little-endian. A value is a tag byte and a payload:
/// <code>
///   S, B              length (varint), bytes                       S in UTF-8
///   N                 length (1 byte), order-preserving code       see DynamoNumber.Encoding.cs
///   FALSE TRUE NULL   nothing
///   L                 length, count, elements                      each element a value
///   SS, BS            length, count, members                       each: length (varint), bytes
///   NS                length, count, members                       each: length (1 byte), code
///   M                 length, count, entries, ids[count], offsets[count]
/// </code>
/// In L, SS, NS, BS and M, length (of all that follows it) and count take 2 bytes each, or 4 with the tag's <see cref="Wide"/> bit
/// set; narrow is used whenever it fits. A map's entry is a value; its name stands in ids as an <see cref="AttributeName.Id"/> of
/// 2 bytes, or, for names that are not interned, as id 0 with the name (varint length, UTF-8) in front of the value. Offsets are
/// counted from the first entry, 2 bytes each or 4 if wide, so that a lookup is one vectorised search through the ids.
/// Members of sets are sorted by their bytes: equal sets have equal blocks. Entries of a map keep the order they were given in.
/// Ids are those of this process; the log writes names in their place (see <see cref="BlockNames"/>).
/// </remarks>
internal static class BlockFormat
{
    public const byte String = 1, Number = 2, Binary = 3, False = 4, True = 5, Null = 6;
    public const byte List = 7, Map = 8, StringSet = 9, NumberSet = 10, BinarySet = 11;

    /// <summary>Set in a container's tag when its length, count and offsets take 4 bytes instead of 2.</summary>
    public const byte Wide = 0x40;

    // By tag; a table, since a switch jumps where nobody foresees.
    private static ReadOnlySpan<AttributeType> Types =>
    [
        AttributeType.None, AttributeType.S, AttributeType.N, AttributeType.B, AttributeType.BOOL, AttributeType.BOOL, AttributeType.NULL,
        AttributeType.L, AttributeType.M, AttributeType.SS, AttributeType.NS, AttributeType.BS,
    ];

    public static AttributeType TypeOf(byte tag)
    {
        var index = tag & ~Wide;
        return index is > 0 and <= BinarySet ? Types[index] : throw new InvalidOperationException($"No value begins with the tag {tag}.");
    }

    public static int VarintLength(int value) => value switch { < 0x80 => 1, < 0x4000 => 2, < 0x20_0000 => 3, < 0x1000_0000 => 4, _ => 5 };

    public static int WriteVarint(Span<byte> destination, int value)
    {
        var position = 0;
        for (var rest = (uint)value; ; rest >>= 7)
        {
            if (rest < 0x80)
            {
                destination[position++] = (byte)rest;
                return position;
            }

            destination[position++] = (byte)(rest | 0x80);
        }
    }

    public static int ReadVarint(ReadOnlySpan<byte> source, scoped ref int position)
    {
        int first = source[position++];
        if (first < 0x80)
            return first;

        var value = first & 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            int next = source[position++];
            value |= (next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }

    /// <summary>Reads the header of the container at <paramref name="offset"/>, a tag that is known to be one.</summary>
    public static ContainerHeader ReadContainer(ReadOnlySpan<byte> block, int offset)
    {
        var isWide = (block[offset] & Wide) != 0;
        if (!isWide)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(block[(offset + 1)..]);
            return new ContainerHeader(offset + 5, offset + 3 + length, BinaryPrimitives.ReadUInt16LittleEndian(block[(offset + 3)..]), 2);
        }

        var wideLength = BinaryPrimitives.ReadInt32LittleEndian(block[(offset + 1)..]);
        return new ContainerHeader(offset + 9, offset + 5 + wideLength, BinaryPrimitives.ReadInt32LittleEndian(block[(offset + 5)..]), 4);
    }

    /// <summary>The offset just behind the value at <paramref name="offset"/>.</summary>
    public static int Skip(ReadOnlySpan<byte> block, int offset)
    {
        switch (block[offset] & ~Wide)
        {
            case String or Binary:
                var position = offset + 1;
                var length = ReadVarint(block, ref position);
                return position + length;
            case Number:
                return offset + 2 + block[offset + 1];
            case False or True or Null:
                return offset + 1;
            default:
                return ReadContainer(block, offset).End;
        }
    }

    /// <summary>The bytes of the S, N or B value at <paramref name="offset"/>: text in UTF-8, a number's code, or the bytes themselves.</summary>
    public static ReadOnlySpan<byte> Payload(ReadOnlySpan<byte> block, int offset)
    {
        if (block[offset] == Number)
            return block.Slice(offset + 2, block[offset + 1]);

        var position = offset + 1;
        var length = ReadVarint(block, ref position);
        return block.Slice(position, length);
    }

    /// <summary>The set member that starts at <paramref name="position"/>, which moves behind it.</summary>
    public static ReadOnlySpan<byte> ReadMember(ReadOnlySpan<byte> block, bool isNumber, scoped ref int position)
    {
        var length = isNumber ? block[position++] : ReadVarint(block, ref position);
        var member = block.Slice(position, length);
        position += length;
        return member;
    }
}

/// <summary>Where a container's contents start and end in the block, how many there are, and the width of its offsets.</summary>
internal readonly record struct ContainerHeader(int Start, int End, int Count, int OffsetBytes)
{
    /// <summary>Where a map's ids start; its entries end here.</summary>
    public int IdsStart => End - Count * (2 + OffsetBytes);

    public int OffsetsStart => End - Count * OffsetBytes;
}
