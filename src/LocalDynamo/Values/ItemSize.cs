namespace LocalDynamo.Values;

/// <summary>
/// The size of items by the service's rules (developer guide, "Item sizes and formats", corrected for numbers by measurements of
/// the service): the bytes that the 400 KB limit and capacity units count, which are not the bytes of the block.
/// </summary>
internal static class ItemSize
{
    private const int DocumentBytes = 3;
    private const int ElementBytes = 1;

    /// <summary>The size of an item: its attributes' names and values, without the overhead that a nested map has.</summary>
    public static int OfItem(ReadOnlySpan<byte> block, int offset) => OfEntries(block, offset, entryBytes: 0);

    public static int OfValue(ReadOnlySpan<byte> block, int offset)
    {
        var tag = block[offset];
        switch (tag & ~BlockFormat.Wide)
        {
            case BlockFormat.String or BlockFormat.Binary:
                return BlockFormat.Payload(block, offset).Length;
            case BlockFormat.Number:
                return DynamoNumber.SizeBytesOf(BlockFormat.Payload(block, offset));
            case BlockFormat.False or BlockFormat.True or BlockFormat.Null:
                return 1;
            case BlockFormat.Map:
                return DocumentBytes + OfEntries(block, offset, ElementBytes);
            case BlockFormat.List:
                return DocumentBytes + OfElements(block, BlockFormat.ReadContainer(block, offset));
            default:
                var isNumber = (tag & ~BlockFormat.Wide) == BlockFormat.NumberSet;
                var size = 0;
                foreach (var member in new SetMembers(block, BlockFormat.ReadContainer(block, offset), isNumber))
                    size += isNumber ? DynamoNumber.SizeBytesOf(member) : member.Length;
                return size;
        }
    }

    private static int OfElements(ReadOnlySpan<byte> block, ContainerHeader list)
    {
        var size = list.Count * ElementBytes;
        for (var next = list.Start; next < list.End; next = BlockFormat.Skip(block, next))
            size += OfValue(block, next);
        return size;
    }

    private static int OfEntries(ReadOnlySpan<byte> block, int offset, int entryBytes)
    {
        var map = new MapReader(block, offset);
        var size = map.Count * entryBytes;
        for (var i = 0; i < map.Count; i++)
            size += map.NameBytesAt(i) + OfValue(block, map.ValueOffsetAt(i));
        return size;
    }
}
