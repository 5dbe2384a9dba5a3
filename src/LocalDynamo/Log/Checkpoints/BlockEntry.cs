using System.Buffers.Binary;

namespace LocalDynamo.Log.Checkpoints;

/// <summary>A block as a checkpoint's directory tells it: so that it can be found and read without the others.</summary>
/// <param name="Kind">What the block holds.</param>
/// <param name="TableNumber">The table; 0 where it belongs to none.</param>
/// <param name="FirstHash">The hash of the partition that the block's first item lies in; 0 where it holds none.</param>
/// <param name="Offset">Where in the file the block begins.</param>
/// <param name="Length">Its length in bytes, its header included.</param>
internal readonly record struct BlockEntry(BlockKind Kind, int TableNumber, ulong FirstHash, long Offset, int Length)
{
    public const int Bytes = 25;

    public void Write(Span<byte> destination)
    {
        destination[0] = (byte)Kind;
        BinaryPrimitives.WriteInt32LittleEndian(destination[1..], TableNumber);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[5..], FirstHash);
        BinaryPrimitives.WriteInt64LittleEndian(destination[13..], Offset);
        BinaryPrimitives.WriteInt32LittleEndian(destination[21..], Length);
    }

    public static BlockEntry Read(ReadOnlySpan<byte> source) => new(
        (BlockKind)source[0],
        BinaryPrimitives.ReadInt32LittleEndian(source[1..]),
        BinaryPrimitives.ReadUInt64LittleEndian(source[5..]),
        BinaryPrimitives.ReadInt64LittleEndian(source[13..]),
        BinaryPrimitives.ReadInt32LittleEndian(source[21..]));
}
