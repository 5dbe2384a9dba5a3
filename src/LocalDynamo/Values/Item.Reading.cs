using System.Collections;
using LocalDynamo.Values;

namespace LocalDynamo;

/// <content>Reading attributes.</content>
public sealed partial class Item
{
    /// <summary>Looks an attribute up.</summary>
    /// <param name="name">The attribute's name, as it is: for paths see <see cref="At"/>.</param>
    /// <param name="value">Its value, or <c>default</c>.</param>
    /// <returns>Whether the item has the attribute.</returns>
    public bool TryGetValue(string name, out AttributeValue value) => TryGetValue(AttributeName.ForLookup(name), out value);

    /// <summary>Says whether the item has an attribute, whatever its value.</summary>
    /// <param name="name">The attribute's name, as it is.</param>
    public bool Contains(string name) => TryGetValue(name, out _);

    /// <summary>The value at a path such as <c>info.actors[0]</c>.</summary>
    /// <param name="path">
    /// An attribute's name, then <c>.name</c> for an entry of a map and <c>[n]</c> for an element of a list, from 0. An attribute
    /// whose name is the whole text, dots and all, comes first.
    /// </param>
    /// <returns>The value, or <c>default</c> (whose <see cref="AttributeValue.HasValue"/> is false) if the path leads nowhere.</returns>
    /// <exception cref="FormatException">The text is no path, as <c>a[</c> or <c>a..b</c>.</exception>
    public AttributeValue At(string path) => TryGetValue(path, out var value) ? value : DocumentPath.Follow(this, path);

    /// <summary>The text of a string attribute.</summary>
    /// <param name="path">The attribute's name, or a path, see <see cref="At"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no value there.</exception>
    /// <exception cref="InvalidOperationException">The value is not of type S.</exception>
    public string GetString(string path) => Existing(path).AsString();

    /// <summary>The number of a number attribute, exact.</summary>
    /// <param name="path">The attribute's name, or a path, see <see cref="At"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no value there.</exception>
    /// <exception cref="InvalidOperationException">The value is not of type N.</exception>
    public DynamoNumber GetNumber(string path) => Existing(path).AsNumber();

    /// <summary>The number of a number attribute as an int.</summary>
    /// <param name="path">The attribute's name, or a path, see <see cref="At"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no value there.</exception>
    /// <exception cref="InvalidOperationException">The value is not of type N.</exception>
    /// <exception cref="OverflowException">The number has a fraction or does not fit.</exception>
    public int GetInt32(string path) => Existing(path).AsInt32();

    /// <summary>The number of a number attribute as a long.</summary>
    /// <param name="path">The attribute's name, or a path, see <see cref="At"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no value there.</exception>
    /// <exception cref="InvalidOperationException">The value is not of type N.</exception>
    /// <exception cref="OverflowException">The number has a fraction or does not fit.</exception>
    public long GetInt64(string path) => Existing(path).AsInt64();

    /// <summary>The number of a number attribute as a decimal.</summary>
    /// <param name="path">The attribute's name, or a path, see <see cref="At"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no value there.</exception>
    /// <exception cref="InvalidOperationException">The value is not of type N.</exception>
    /// <exception cref="OverflowException">A decimal can't hold the number.</exception>
    public decimal GetDecimal(string path) => Existing(path).AsDecimal();

    /// <summary>The double nearest to the number of a number attribute.</summary>
    /// <param name="path">The attribute's name, or a path, see <see cref="At"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no value there.</exception>
    /// <exception cref="InvalidOperationException">The value is not of type N.</exception>
    public double GetDouble(string path) => Existing(path).AsDouble();

    /// <summary>The truth value of a boolean attribute.</summary>
    /// <param name="path">The attribute's name, or a path, see <see cref="At"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no value there.</exception>
    /// <exception cref="InvalidOperationException">The value is not of type BOOL.</exception>
    public bool GetBoolean(string path) => Existing(path).AsBoolean();

    /// <summary>A copy of the bytes of a binary attribute.</summary>
    /// <param name="path">The attribute's name, or a path, see <see cref="At"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no value there.</exception>
    /// <exception cref="InvalidOperationException">The value is not of type B.</exception>
    public byte[] GetBinary(string path) => Existing(path).AsBinary();

    /// <summary>The entries of a map attribute, as an item.</summary>
    /// <param name="path">The attribute's name, or a path, see <see cref="At"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no value there.</exception>
    /// <exception cref="InvalidOperationException">The value is not of type M.</exception>
    public Item GetItem(string path) => Existing(path).AsItem();

    /// <summary>Walks over the attributes, in the order in which they were set.</summary>
    public IEnumerator<KeyValuePair<string, AttributeValue>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            var entry = EntryAt(i);
            yield return KeyValuePair.Create(entry.Name.Text, entry.Value);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private AttributeValue Existing(string path)
    {
        var value = At(path);
        return value.HasValue ? value : throw new KeyNotFoundException($"The item has no value at '{path}'.");
    }
}
