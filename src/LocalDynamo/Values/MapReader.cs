using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace LocalDynamo.Values;

/// <summary>Finds the entries of an encoded map. See <see cref="BlockFormat"/> for the layout.</summary>
internal readonly ref struct MapReader(ReadOnlySpan<byte> block, int offset)
{
    private readonly ReadOnlySpan<byte> _block = block;
    private readonly ContainerHeader _map = BlockFormat.ReadContainer(block, offset);

    public int Count => _map.Count;

    /// <summary>The offset of the value under the name, or -1.</summary>
    public int Find(AttributeName name)
    {
        if (name.Id == 0)
            return FindInline(name.Utf8);

        var id = BitConverter.IsLittleEndian ? name.Id : BinaryPrimitives.ReverseEndianness(name.Id);
        var ids = MemoryMarshal.Cast<byte, ushort>(_block.Slice(_map.IdsStart, _map.Count * 2));

        // What is asked for most is a key, and keys are mostly written first.
        var index = ids.Length > 0 && ids[0] == id ? 0 : ids.Length > 1 && ids[1] == id ? 1 : ids.IndexOf(id);
        return index < 0 ? -1 : _map.Start + OffsetAt(index);
    }

    public AttributeName NameAt(int index)
    {
        var id = IdAt(index);
        if (id != 0)
            return AttributeName.WithId(id);

        var position = _map.Start + OffsetAt(index);
        var length = BlockFormat.ReadVarint(_block, ref position);
        return AttributeName.Of(_block.Slice(position, length));
    }

    public int ValueOffsetAt(int index)
    {
        var position = _map.Start + OffsetAt(index);
        if (IdAt(index) == 0)
        {
            var length = BlockFormat.ReadVarint(_block, ref position);
            position += length;
        }

        return position;
    }

    /// <summary>The length of the name in UTF-8.</summary>
    public int NameBytesAt(int index)
    {
        var id = IdAt(index);
        if (id != 0)
            return AttributeName.WithId(id).Utf8.Length;

        var position = _map.Start + OffsetAt(index);
        return BlockFormat.ReadVarint(_block, ref position);
    }

    private ushort IdAt(int index) => BinaryPrimitives.ReadUInt16LittleEndian(_block[(_map.IdsStart + index * 2)..]);

    private int OffsetAt(int index) => _map.OffsetBytes == 2
        ? BinaryPrimitives.ReadUInt16LittleEndian(_block[(_map.OffsetsStart + index * 2)..])
        : BinaryPrimitives.ReadInt32LittleEndian(_block[(_map.OffsetsStart + index * 4)..]);

    private int FindInline(ReadOnlySpan<byte> utf8)
    {
        for (var i = 0; i < _map.Count; i++)
        {
            if (IdAt(i) != 0)
                continue;
            var position = _map.Start + OffsetAt(i);
            var length = BlockFormat.ReadVarint(_block, ref position);
            if (_block.Slice(position, length).SequenceEqual(utf8))
                return position + length;
        }

        return -1;
    }
}
