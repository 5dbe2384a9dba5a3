using LocalDynamo.Values;
using LocalDynamo.Values.Json;

namespace LocalDynamo;

/// <summary>
/// An item, that is, attributes: values under names. Items are written with an initialiser, never change afterwards, and compare
/// by value, whatever the order of their attributes.
/// </summary>
/// <remarks>
/// <para>The table hands out the very object it stores: reading an item copies nothing, and a kept item stays as it was.</para>
/// <para>Maps inside items are items too: see <see cref="AttributeValue.AsItem"/>.</para>
/// <para>Limits: an item put into a table has at most 400 KB, names and values added up by the service's rules (developer guide,
/// "Item sizes and formats"); names have 1 to 65,535 bytes of UTF-8; values nest at most 32 levels deep.</para>
/// <para>Thread safety: immutable, any number of threads may read.</para>
/// </remarks>
/// <example>
/// <code>
/// var ada = new Item { ["UserId"] = "ada", ["Visits"] = 1, ["Tags"] = ["math", "poetry"] };
/// var later = ada.With("Visits", ada.GetInt32("Visits") + 1);
/// </code>
/// </example>
public sealed partial class Item : IEquatable<Item>, IReadOnlyCollection<KeyValuePair<string, AttributeValue>>
{
    // The block the attributes are encoded in, or an ItemBuilder that the initialiser fills, which the first read encodes (threads
    // that do so at the same time make equal blocks, and either may stay), or the ValueFault that there is in place of an item.
    private object _state;
    private readonly int _offset;

    // The size by the service's rules, plus one; 0 until somebody asked.
    private int _sizePlusOne;

    /// <summary>Makes an item without attributes, or with those of an initialiser.</summary>
    public Item() => _state = new ItemBuilder();

    /// <summary>Makes an item of the attributes given.</summary>
    /// <param name="attributes">Names and values; of two values under one name the later counts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="attributes"/> or a name is null.</exception>
    /// <exception cref="ValidationException">An attribute has no value, or nests too deep.</exception>
    public Item(IEnumerable<KeyValuePair<string, AttributeValue>> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        var builder = new ItemBuilder();
        foreach (var (name, value) in attributes)
            builder.Set(AttributeName.Of(name), value);
        _state = builder.Encode();
    }

    internal Item(byte[] block, int offset) => (_state, _offset) = (block, offset);

    private Item(ValueFault fault) => _state = fault;

    /// <summary>How many attributes the item has.</summary>
    public int Count => Map.Count;

    /// <summary>The item's size by the service's rules, in bytes: the UTF-8 of names and the sizes of values, added up.</summary>
    /// <remarks>Follows the developer guide, "Item sizes and formats"; a number's size as measured on the service.</remarks>
    public int SizeBytes
    {
        get
        {
            if (_sizePlusOne == 0)
                _sizePlusOne = ItemSize.OfItem(Block, _offset) + 1;
            return _sizePlusOne - 1;
        }
    }

    /// <summary>The value of an attribute. In an initialiser: sets it.</summary>
    /// <param name="name">The attribute's name, as it is: for paths see <see cref="At"/>.</param>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    /// <exception cref="KeyNotFoundException">The item has no such attribute.</exception>
    /// <exception cref="ValidationException">In an initialiser: the value is <c>default</c>.</exception>
    public AttributeValue this[string name]
    {
        get => TryGetValue(name, out var value) ? value : throw new KeyNotFoundException($"The item has no attribute '{name}'.");
        init => ((ItemBuilder)_state).Set(AttributeName.Of(name), value.OrThrow());
    }

    /// <summary>Says whether two items have equal attributes.</summary>
    public static bool operator ==(Item? left, Item? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Says whether two items differ.</summary>
    public static bool operator !=(Item? left, Item? right) => !(left == right);

    /// <summary>The item with an attribute set: in its place if it exists, at the end otherwise.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <param name="value">Its new value.</param>
    /// <returns>A new item; this one stays as it is.</returns>
    /// <exception cref="ValidationException">The value is <c>default</c>, or nests too deep.</exception>
    public Item With(string name, AttributeValue value)
    {
        _ = Block;
        return With(AttributeName.Of(name), value);
    }

    /// <summary>The item with all attributes of another set.</summary>
    /// <param name="changes">The attributes to set, as in <c>item.With(new() { ["Visits"] = 2, ["Level"] = "gold" })</c>.</param>
    /// <returns>A new item; this one stays as it is.</returns>
    public Item With(Item changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var builder = new ItemBuilder(this);
        foreach (var entry in changes.Entries)
            builder.Set(entry.Name, entry.Value);
        return builder.Build();
    }

    /// <summary>The item without an attribute.</summary>
    /// <param name="name">The attribute's name; if the item does not have it, nothing changes.</param>
    /// <returns>A new item, or this one if it does not have the attribute.</returns>
    public Item Without(string name)
    {
        var builder = new ItemBuilder(this);
        return builder.Remove(AttributeName.ForLookup(name)) ? builder.Build() : this;
    }

    /// <inheritdoc/>
    public bool Equals(Item? other) =>
        ReferenceEquals(this, other) || (other is not null && BlockEquality.AreEqual(Block, _offset, other.Block, other._offset));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Item);

    /// <inheritdoc/>
    public override int GetHashCode() => BlockEquality.HashCode(Block, _offset);

    /// <summary>The item as plain JSON in one line, see <see cref="ToJson"/>.</summary>
    public override string ToString() => PlainJson.Write(AsValue());
}
