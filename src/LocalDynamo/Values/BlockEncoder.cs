using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace LocalDynamo.Values;

/// <summary>
/// Writes values in the layout of <see cref="BlockFormat"/>. Each container is written once, into an array of exactly its length,
/// from values that are encoded already or are strings and integers.
/// </summary>
internal static class BlockEncoder
{
    public static byte[] Encode(in AttributeValue value)
    {
        var block = new byte[value.EncodedLength];
        _ = value.WriteTo(block);
        return block;
    }

    public static byte[] EncodeNumber(DynamoNumber number)
    {
        Span<byte> code = stackalloc byte[DynamoNumber.MaxEncodedBytes];
        var length = number.Encode(code);
        return [BlockFormat.Number, (byte)length, .. code[..length]];
    }

    public static byte[] EncodeBinary(ReadOnlySpan<byte> bytes)
    {
        var block = new byte[1 + BlockFormat.VarintLength(bytes.Length) + bytes.Length];
        block[0] = BlockFormat.Binary;
        bytes.CopyTo(block.AsSpan(1 + BlockFormat.WriteVarint(block.AsSpan(1), bytes.Length)));
        return block;
    }

    /// <summary>Encodes a list; null with the reason where an element is no value or nests too deep.</summary>
    public static byte[]? EncodeList(ReadOnlySpan<AttributeValue> elements, out ValueFault? fault)
    {
        fault = null;
        var contents = 0;
        foreach (ref readonly var element in elements)
        {
            fault = FaultIn(element, BlockDepth.Max - 1);
            if (fault is not null)
                return null;
            contents += element.EncodedLength;
        }

        var block = NewContainer(BlockFormat.List, elements.Length, contents, entryBytes: 0, out var start);
        foreach (ref readonly var element in elements)
            start += element.WriteTo(block.AsSpan(start));
        return block;
    }

    /// <inheritdoc cref="EncodeMap(ReadOnlySpan{MapEntry}, out ValueFault?)"/>
    /// <exception cref="ValidationException">One of the values is none, or nests too deep.</exception>
    public static byte[] EncodeMap(ReadOnlySpan<MapEntry> entries) => EncodeMap(entries, out var fault) ?? throw fault!.ToException();

    /// <summary>
    /// Encodes an item, or a map (whatever it becomes an attribute of checks its depth again), of entries with different names; null
    /// with the reason where one is no value or nests too deep.
    /// </summary>
    public static byte[]? EncodeMap(ReadOnlySpan<MapEntry> entries, out ValueFault? fault)
    {
        fault = null;
        var contents = 0;
        foreach (ref readonly var entry in entries)
        {
            fault = FaultIn(entry.Value, BlockDepth.Max);
            if (fault is not null)
                return null;
            contents += InlineNameLength(entry.Name) + entry.Value.EncodedLength;
        }

        var block = NewContainer(BlockFormat.Map, entries.Length, contents, entryBytes: 2, out var start);
        var map = BlockFormat.ReadContainer(block, 0);
        var next = start;
        for (var i = 0; i < entries.Length; i++)
        {
            ref readonly var entry = ref entries[i];
            BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(map.IdsStart + i * 2), entry.Name.Id);
            WriteInteger(block.AsSpan(map.OffsetsStart + i * map.OffsetBytes), next - start, map.OffsetBytes);
            if (entry.Name.Id == 0)
            {
                next += BlockFormat.WriteVarint(block.AsSpan(next), entry.Name.Utf8.Length);
                entry.Name.Utf8.CopyTo(block.AsSpan(next));
                next += entry.Name.Utf8.Length;
            }

            next += entry.Value.WriteTo(block.AsSpan(next));
        }

        return block;
    }

    /// <summary>Encodes a set; null with the reason where there is no member, or one stands twice.</summary>
    public static byte[]? EncodeStringSet(ReadOnlySpan<string> members, out ValueFault? fault)
    {
        var encoded = new byte[members.Length][];
        for (var i = 0; i < members.Length; i++)
            encoded[i] = Utf8Text.GetBytes(members[i] ?? throw new ArgumentNullException(nameof(members)));
        var block = EncodeSet(BlockFormat.StringSet, encoded);
        fault = members.IsEmpty ? ValueFault.EmptyStringSet : block is null ? ValueFault.DuplicateStrings(members) : null;
        return block;
    }

    /// <inheritdoc cref="EncodeStringSet"/>
    public static byte[]? EncodeNumberSet(ReadOnlySpan<DynamoNumber> members, out ValueFault? fault)
    {
        var encoded = new byte[members.Length][];
        Span<byte> code = stackalloc byte[DynamoNumber.MaxEncodedBytes];
        for (var i = 0; i < members.Length; i++)
            encoded[i] = code[..members[i].Encode(code)].ToArray();
        var block = EncodeSet(BlockFormat.NumberSet, encoded);
        fault = members.IsEmpty ? ValueFault.EmptyNumberSet : block is null ? ValueFault.DuplicateNumbers : null;
        return block;
    }

    /// <inheritdoc cref="EncodeStringSet"/>
    public static byte[]? EncodeBinarySet(ReadOnlySpan<byte[]> members, out ValueFault? fault)
    {
        var block = EncodeSet(BlockFormat.BinarySet, members.ToArray());
        fault = members.IsEmpty ? ValueFault.EmptyBinarySet : block is null ? ValueFault.DuplicateBinaries : null;
        return block;
    }

    /// <summary>Why a value cannot stand in a container, if it cannot.</summary>
    /// <param name="value">A value that is about to become an element of a list or an entry of a map.</param>
    /// <param name="maxDepth">How many levels it may have itself: an item's attributes one more than a map's entries.</param>
    public static ValueFault? FaultIn(in AttributeValue value, int maxDepth) =>
        value.Depth > maxDepth ? ValueFault.TooDeep : value.Fault;

    /// <summary>Encodes members, which are sorted in place; null when there is none or one stands twice.</summary>
    private static byte[]? EncodeSet(byte tag, byte[][] members)
    {
        if (members.Length == 0)
            return null;

        Array.Sort(members, static (left, right) => left.AsSpan().SequenceCompareTo(right));
        var isNumber = tag == BlockFormat.NumberSet;
        var contents = 0;
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0 && members[i].AsSpan().SequenceEqual(members[i - 1]))
                return null;
            contents += (isNumber ? 1 : BlockFormat.VarintLength(members[i].Length)) + members[i].Length;
        }

        var block = NewContainer(tag, members.Length, contents, entryBytes: 0, out var next);
        foreach (var member in members)
        {
            next += BlockFormat.WriteVarint(block.AsSpan(next), member.Length);
            member.CopyTo(block.AsSpan(next));
            next += member.Length;
        }

        return block;
    }

    private static byte[] NewContainer(byte tag, int count, int contents, int entryBytes, out int start)
    {
        // Narrow when both fields fit 16 bits: the length, which counts itself out but the count in, and with it every offset.
        var narrow = 2 + contents + (entryBytes == 0 ? 0 : count * (entryBytes + 2));
        var isWide = narrow > ushort.MaxValue || count > ushort.MaxValue;
        var width = isWide ? 4 : 2;
        var length = width + contents + (entryBytes == 0 ? 0 : count * (entryBytes + width));

        var block = new byte[1 + width + length];
        block[0] = isWide ? (byte)(tag | BlockFormat.Wide) : tag;
        WriteInteger(block.AsSpan(1), length, width);
        WriteInteger(block.AsSpan(1 + width), count, width);
        start = 1 + width + width;
        return block;
    }

    private static void WriteInteger(Span<byte> destination, int value, int width)
    {
        if (width == 2)
            BinaryPrimitives.WriteUInt16LittleEndian(destination, (ushort)value);
        else
            BinaryPrimitives.WriteInt32LittleEndian(destination, value);
    }

    private static int InlineNameLength(AttributeName name) =>
        name.Id != 0 ? 0 : BlockFormat.VarintLength(name.Utf8.Length) + name.Utf8.Length;
}

/// <summary>One entry of a map that is being made.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MapEntry(AttributeName Name, AttributeValue Value);
