using LocalDynamo.Values;

namespace LocalDynamo;

/// <content>Conversions from and to .NET's types.</content>
public readonly partial struct AttributeValue
{
    /// <summary>A string (S). The empty string is a value; null is not, use <see cref="Null"/>.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentNullException">The string is null.</exception>
    public static implicit operator AttributeValue(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new AttributeValue(value);
    }

    /// <summary>A boolean (BOOL).</summary>
    /// <param name="value">The truth value.</param>
    public static implicit operator AttributeValue(bool value) => new(Constants, value ? 1 : 0);

    /// <summary>A number (N).</summary>
    /// <param name="value">The number.</param>
    public static implicit operator AttributeValue(int value) => new((long)value);

    /// <summary>A number (N).</summary>
    /// <param name="value">The number.</param>
    public static implicit operator AttributeValue(long value) => new(value);

    /// <summary>A number (N), exact: a decimal's 28 or 29 digits fit into DynamoDB's 38.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator AttributeValue(decimal value) => (DynamoNumber)value;

    /// <summary>A number (N): the shortest decimal that reads back as the same double, as <c>8.3</c> for 8.3.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ValidationException">The double is not a number, infinite, or out of DynamoDB's range.</exception>
    public static implicit operator AttributeValue(double value) => (DynamoNumber)value;

    /// <summary>A number (N).</summary>
    /// <param name="value">The number.</param>
    public static implicit operator AttributeValue(DynamoNumber value) => new(BlockEncoder.EncodeNumber(value), 0);

    /// <summary>A binary value (B). The bytes are copied.</summary>
    /// <param name="value">The bytes.</param>
    /// <exception cref="ArgumentNullException">The array is null.</exception>
    public static implicit operator AttributeValue(byte[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Binary(value);
    }

    /// <summary>A map (M) with the item's attributes as its entries.</summary>
    /// <param name="value">The item.</param>
    /// <exception cref="ArgumentNullException">The item is null.</exception>
    public static implicit operator AttributeValue(Item value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.AsValue();
    }

    /// <summary>A list (L) of the array's elements.</summary>
    /// <param name="value">The elements.</param>
    /// <exception cref="ArgumentNullException">The array is null.</exception>
    public static implicit operator AttributeValue(AttributeValue[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return List(value);
    }

    /// <summary>A list (L) of the list's elements.</summary>
    /// <param name="value">The elements.</param>
    /// <exception cref="ArgumentNullException">The list is null.</exception>
    public static implicit operator AttributeValue(List<AttributeValue> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return List(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(value));
    }

    /// <summary>A string set (SS).</summary>
    /// <param name="value">The members, at least one.</param>
    /// <exception cref="ArgumentNullException">The set is null.</exception>
    /// <exception cref="ValidationException">The set is empty.</exception>
    public static implicit operator AttributeValue(HashSet<string> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return StringSet([.. value]);
    }

    /// <summary>The text of a string, see <see cref="AsString"/>.</summary>
    /// <param name="value">A value of type S.</param>
    public static explicit operator string(AttributeValue value) => value.AsString();

    /// <summary>The truth value of a boolean, see <see cref="AsBoolean"/>.</summary>
    /// <param name="value">A value of type BOOL.</param>
    public static explicit operator bool(AttributeValue value) => value.AsBoolean();

    /// <summary>The number as an int, see <see cref="AsInt32"/>.</summary>
    /// <param name="value">A value of type N.</param>
    public static explicit operator int(AttributeValue value) => value.AsInt32();

    /// <summary>The number as a long, see <see cref="AsInt64"/>.</summary>
    /// <param name="value">A value of type N.</param>
    public static explicit operator long(AttributeValue value) => value.AsInt64();

    /// <summary>The number as a decimal, see <see cref="AsDecimal"/>.</summary>
    /// <param name="value">A value of type N.</param>
    public static explicit operator decimal(AttributeValue value) => value.AsDecimal();

    /// <summary>The number as a double, see <see cref="AsDouble"/>.</summary>
    /// <param name="value">A value of type N.</param>
    public static explicit operator double(AttributeValue value) => value.AsDouble();

    /// <summary>The number, see <see cref="AsNumber"/>.</summary>
    /// <param name="value">A value of type N.</param>
    public static explicit operator DynamoNumber(AttributeValue value) => value.AsNumber();
}
