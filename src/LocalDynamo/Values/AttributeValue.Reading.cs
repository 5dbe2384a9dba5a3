using System.Text;
using LocalDynamo.Values;

namespace LocalDynamo;

/// <content>Reading single values.</content>
public readonly partial struct AttributeValue
{
    /// <summary>The text of a string.</summary>
    /// <exception cref="InvalidOperationException">The value is not of type S.</exception>
    public string AsString() => _source as string ?? Encoding.UTF8.GetString(Payload(AttributeType.S));

    /// <summary>The number, exact.</summary>
    /// <exception cref="InvalidOperationException">The value is not of type N.</exception>
    public DynamoNumber AsNumber() => ReferenceEquals(_source, Integer) ? _bits : DynamoNumber.Decode(Payload(AttributeType.N));

    /// <summary>The number as an int.</summary>
    /// <exception cref="InvalidOperationException">The value is not of type N.</exception>
    /// <exception cref="OverflowException">The number has a fraction or does not fit.</exception>
    public int AsInt32() => checked((int)AsInt64());

    /// <summary>The number as a long.</summary>
    /// <exception cref="InvalidOperationException">The value is not of type N.</exception>
    /// <exception cref="OverflowException">The number has a fraction or does not fit.</exception>
    public long AsInt64() => TryGetInt64(out var integer) ? integer : (long)DynamoNumber.Decode(Payload(AttributeType.N));

    /// <summary>The number as a decimal.</summary>
    /// <exception cref="InvalidOperationException">The value is not of type N.</exception>
    /// <exception cref="OverflowException">A decimal can't hold the number.</exception>
    public decimal AsDecimal() => (decimal)AsNumber();

    /// <summary>The double nearest to the number.</summary>
    /// <exception cref="InvalidOperationException">The value is not of type N.</exception>
    public double AsDouble() => (double)AsNumber();

    /// <summary>The truth value of a boolean.</summary>
    /// <exception cref="InvalidOperationException">The value is not of type BOOL.</exception>
    public bool AsBoolean() => Type == AttributeType.BOOL ? ((byte[])_source!)[(int)_bits] == BlockFormat.True : throw IsNot(AttributeType.BOOL);

    /// <summary>A copy of a binary value's bytes.</summary>
    /// <exception cref="InvalidOperationException">The value is not of type B.</exception>
    public byte[] AsBinary() => Payload(AttributeType.B).ToArray();

    /// <summary>A map's entries as an item, a view that copies nothing.</summary>
    /// <exception cref="InvalidOperationException">The value is not of type M.</exception>
    public Item AsItem() => Type == AttributeType.M ? new Item((byte[])_source!, (int)_bits) : throw IsNot(AttributeType.M);

    /// <summary>The number, if it is an integer that is read without going through a <see cref="DynamoNumber"/>, as most are.</summary>
    /// <exception cref="InvalidOperationException">The value is not of type N.</exception>
    internal bool TryGetInt64(out long integer)
    {
        integer = _bits;
        return ReferenceEquals(_source, Integer) || DynamoNumber.TryDecodeInt64(Payload(AttributeType.N), out integer);
    }

    /// <summary>The stored bytes of an encoded S, N or B value.</summary>
    private ReadOnlySpan<byte> Payload(AttributeType expected) =>
        Type == expected && _source is byte[] block ? BlockFormat.Payload(block, (int)_bits) : throw IsNot(expected);

    private InvalidOperationException IsNot(AttributeType expected) =>
        new(HasValue ? $"The value is of type {Type}, not {expected}." : $"There is no value here, so none of type {expected}.");
}
