using System.Runtime.InteropServices;

namespace LocalDynamo.Values;

/// <summary>
/// An item in the making: attributes can be set and removed, then <see cref="Build"/> encodes them. Attributes taken over from an
/// item stay encoded, and are copied as they are.
/// </summary>
internal sealed class ItemBuilder
{
    /// <summary>From how many attributes on names are looked up in a dictionary, which costs more to fill than a few comparisons.</summary>
    private const int IndexedFrom = 24;

    private readonly List<MapEntry> _entries;
    private Dictionary<AttributeName, int>? _index;

    public ItemBuilder() => _entries = [];

    public ItemBuilder(int capacity) => _entries = new List<MapEntry>(capacity);

    public ItemBuilder(Item start)
    {
        _entries = new List<MapEntry>(start.Count + 1);
        foreach (var entry in start.Entries)
            _entries.Add(entry);
    }

    public int Count => _entries.Count;

    public ReadOnlySpan<MapEntry> Entries => CollectionsMarshal.AsSpan(_entries);

    /// <summary>Gives the attribute a value: in its place if it exists, at the end otherwise. What is no value shows when all is encoded.</summary>
    public void Set(AttributeName name, AttributeValue value)
    {
        var index = IndexOf(name);
        if (index >= 0)
        {
            _entries[index] = new MapEntry(name, value);
            return;
        }

        _entries.Add(new MapEntry(name, value));
        _index?.Add(name, _entries.Count - 1);
    }

    public bool TryGetValue(AttributeName name, out AttributeValue value)
    {
        var index = IndexOf(name);
        value = index < 0 ? default : _entries[index].Value;
        return index >= 0;
    }

    public bool Remove(AttributeName name)
    {
        var index = IndexOf(name);
        if (index < 0)
            return false;
        _entries.RemoveAt(index);
        _index = null;
        return true;
    }

    /// <exception cref="ValidationException">One of the values is none, or nests too deep.</exception>
    public byte[] Encode() => BlockEncoder.EncodeMap(Entries);

    /// <exception cref="ValidationException">One of the values is none, or nests too deep.</exception>
    public Item Build() => new(Encode(), 0);

    /// <summary>The item, or a faulty one for the first attribute whose value is none or nests too deep.</summary>
    public Item BuildOrFault() => BlockEncoder.EncodeMap(Entries, out var fault) is { } block ? new Item(block, 0) : Item.Faulty(fault!);

    private int IndexOf(AttributeName name)
    {
        if (_entries.Count < IndexedFrom)
        {
            var entries = Entries;
            for (var i = 0; i < entries.Length; i++)
            {
                if (entries[i].Name.Equals(name))
                    return i;
            }

            return -1;
        }

        if (_index is null)
        {
            _index = new Dictionary<AttributeName, int>(_entries.Count * 2);
            for (var i = 0; i < _entries.Count; i++)
                _index.Add(_entries[i].Name, i);
        }

        return _index.TryGetValue(name, out var index) ? index : -1;
    }
}
