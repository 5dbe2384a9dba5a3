using LocalDynamo.Values;

namespace LocalDynamo;

/// <content>What the engine sees of an item: its block, and attributes by interned names.</content>
public sealed partial class Item
{
    /// <summary>The array in which the item is encoded, at <see cref="Offset"/>.</summary>
    internal byte[] Block => _state as byte[] ?? Encode();

    internal int Offset => _offset;

    /// <summary>Why this is no item; null where it is one. See <see cref="ValueFault"/>.</summary>
    internal ValueFault? Fault => _state as ValueFault;

    internal EntryList Entries => new(this);

    private MapReader Map => new(Block, _offset);

    /// <summary>What stands in place of an item that was sent with a value that is none: whatever is asked of it throws the fault.</summary>
    internal static Item Faulty(ValueFault fault) => new(fault);

    /// <summary>The item of these attributes, which have different names.</summary>
    /// <exception cref="ValidationException">One of the values is none, or nests too deep.</exception>
    internal static Item Of(params ReadOnlySpan<MapEntry> entries) => new(BlockEncoder.EncodeMap(entries), 0);

    internal bool TryGetValue(AttributeName name, out AttributeValue value)
    {
        var block = Block;
        var offset = new MapReader(block, _offset).Find(name);
        value = offset < 0 ? default : new AttributeValue(block, offset);
        return offset >= 0;
    }

    internal AttributeValue GetValueOrDefault(AttributeName name) => TryGetValue(name, out var value) ? value : default;

    /// <summary>The comparable bytes of a key attribute (see <see cref="AttributeValue.KeyBytes"/>), which the item is known to have.</summary>
    internal ReadOnlySpan<byte> KeyBytes(AttributeName name)
    {
        var block = Block;
        return BlockFormat.Payload(block, new MapReader(block, _offset).Find(name));
    }

    internal AttributeValue AsValue() => new(Block, _offset);

    /// <summary>The item alone in an array of its own, so that storing it keeps nothing else in memory.</summary>
    internal Item Compact()
    {
        var block = Block;
        var end = BlockFormat.Skip(block, _offset);
        return _offset == 0 && end == block.Length ? this : new Item(block[_offset..end], 0);
    }

    /// <inheritdoc cref="With(string, AttributeValue)"/>
    internal Item With(AttributeName name, in AttributeValue value)
    {
        if (BlockEncoder.FaultIn(value, BlockDepth.Max) is { } fault)
            throw fault.ToException();

        if (MapEdit.TryReplace(Block, _offset, name, value, out var before) is not { } block)
        {
            var builder = new ItemBuilder(this);
            builder.Set(name, value);
            return builder.Build();
        }

        // Who puts an item has asked for its size, and will ask again.
        return new Item(block, 0) { _sizePlusOne = _sizePlusOne == 0 ? 0 : _sizePlusOne - before.SizeBytes + value.SizeBytes };
    }

    private MapEntry EntryAt(int index)
    {
        var map = Map;
        return new MapEntry(map.NameAt(index), new AttributeValue(Block, map.ValueOffsetAt(index)));
    }

    private byte[] Encode()
    {
        // Fetched once: another thread may encode the item meanwhile.
        switch (_state)
        {
            case ItemBuilder builder:
                var encoded = builder.Encode();
                _state = encoded;
                return encoded;
            case ValueFault fault:
                throw fault.ToException();
            case var block:
                return (byte[])block;
        }
    }

    /// <summary>The item's attributes by interned names, without allocation.</summary>
    internal readonly struct EntryList(Item item)
    {
        public Enumerator GetEnumerator() => new(item);

        public struct Enumerator(Item item)
        {
            private readonly int _count = item.Count;
            private int _index = -1;

            public readonly MapEntry Current => item.EntryAt(_index);

            public bool MoveNext() => ++_index < _count;
        }
    }
}
