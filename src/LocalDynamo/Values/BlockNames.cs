using System.Buffers.Binary;

namespace LocalDynamo.Values;

/// <summary>
/// Exchanges the ids of names in an encoded value. Ids belong to a process, so what leaves it (a record of the log) carries ids of its
/// own, with their names beside it. Both take two bytes: the exchange happens in place, in a copy, and moves nothing.
/// </summary>
internal static class BlockNames
{
    /// <summary>Exchanges every id in the value; names that are not interned stand in full, have the id 0 and stay.</summary>
    public static void Exchange(Span<byte> block, int offset, INameExchange exchange)
    {
        switch (block[offset] & ~BlockFormat.Wide)
        {
            case BlockFormat.List:
                var list = BlockFormat.ReadContainer(block, offset);
                for (var next = list.Start; next < list.End; next = BlockFormat.Skip(block, next))
                    Exchange(block, next, exchange);
                break;

            case BlockFormat.Map:
                var header = BlockFormat.ReadContainer(block, offset);
                var map = new MapReader(block, offset);
                for (var i = 0; i < header.Count; i++)
                {
                    Exchange(block, map.ValueOffsetAt(i), exchange);
                    var idBytes = block.Slice(header.IdsStart + i * 2, 2);
                    var id = BinaryPrimitives.ReadUInt16LittleEndian(idBytes);
                    if (id != 0)
                        BinaryPrimitives.WriteUInt16LittleEndian(idBytes, exchange.Exchange(id));
                }

                break;
        }
    }

    /// <summary>
    /// Makes a value of this process from one with foreign ids, when some of their names (given by foreign id) can't be interned here
    /// any more and have to stand in full, which takes more room.
    /// </summary>
    public static AttributeValue Rebuild(byte[] block, int offset, AttributeName[] names)
    {
        switch (block[offset] & ~BlockFormat.Wide)
        {
            case BlockFormat.List:
                var elements = new List<AttributeValue>();
                var list = BlockFormat.ReadContainer(block, offset);
                for (var next = list.Start; next < list.End; next = BlockFormat.Skip(block, next))
                    elements.Add(Rebuild(block, next, names));
                return elements;

            case BlockFormat.Map:
                var builder = new ItemBuilder();
                var header = BlockFormat.ReadContainer(block, offset);
                var map = new MapReader(block, offset);
                for (var i = 0; i < header.Count; i++)
                {
                    var id = BinaryPrimitives.ReadUInt16LittleEndian(block.AsSpan(header.IdsStart + i * 2));
                    builder.Set(id == 0 ? map.NameAt(i) : names[id], Rebuild(block, map.ValueOffsetAt(i), names));
                }

                return builder.Build();

            default:
                return new AttributeValue(block, offset);
        }
    }
}

/// <summary>Gives the id that a name has elsewhere for the id it has here; neither is ever 0.</summary>
internal interface INameExchange
{
    ushort Exchange(ushort id);
}
