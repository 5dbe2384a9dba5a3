using System.Buffers.Binary;

namespace LocalDynamo.Values;

/// <summary>Gives an entry of an encoded map another value, with one copy of what stands before and behind it.</summary>
internal static class MapEdit
{
    private const int LengthOffset = 1;
    private const int HeaderBytes = 3;

    /// <summary>The map with another value under a name, in a block of its own.</summary>
    /// <param name="block">The block.</param>
    /// <param name="offset">Where the map lies in it.</param>
    /// <param name="name">The name.</param>
    /// <param name="value">What is known to be a value, and not too deep a one.</param>
    /// <param name="before">The value that the map has under the name.</param>
    /// <returns>Null where the map has no such entry, or is wide or would become so: then it is to be encoded as a whole.</returns>
    public static byte[]? TryReplace(byte[] block, int offset, AttributeName name, in AttributeValue value, out AttributeValue before)
    {
        before = default;
        var map = BlockFormat.ReadContainer(block, offset);
        var start = new MapReader(block, offset).Find(name);
        if (start < 0 || map.OffsetBytes != sizeof(ushort))
            return null;

        var end = BlockFormat.Skip(block, start);
        var newLength = value.EncodedLength;
        var growth = newLength - (end - start);
        var length = map.End - offset + growth;
        if (length - HeaderBytes > ushort.MaxValue)
            return null;

        before = new AttributeValue(block, start);
        var edited = new byte[length];
        block.AsSpan(offset, start - offset).CopyTo(edited);
        _ = value.WriteTo(edited.AsSpan(start - offset));
        block.AsSpan(end, map.End - end).CopyTo(edited.AsSpan(start - offset + newLength));
        if (growth == 0)
            return edited;

        BinaryPrimitives.WriteUInt16LittleEndian(edited.AsSpan(LengthOffset), (ushort)(length - HeaderBytes));
        var offsets = edited.AsSpan(length - map.Count * sizeof(ushort));
        for (; offsets.Length > 0; offsets = offsets[sizeof(ushort)..])
        {
            var entry = BinaryPrimitives.ReadUInt16LittleEndian(offsets);
            if (map.Start + entry > start)
                BinaryPrimitives.WriteUInt16LittleEndian(offsets, (ushort)(entry + growth));
        }

        return edited;
    }
}
