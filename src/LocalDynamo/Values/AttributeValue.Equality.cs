using LocalDynamo.Values;

namespace LocalDynamo;

/// <content>Equality and order, and the bytes that keys are compared by.</content>
public readonly partial struct AttributeValue
{
    /// <summary>Says whether the other value has the same type and is deeply equal: sets and maps in any order, numbers by value.</summary>
    /// <param name="other">The other value; <c>default</c> equals only <c>default</c>.</param>
    public bool Equals(AttributeValue other)
    {
        if (_source is string text && other._source is string otherText)
            return text == otherText;
        if (ReferenceEquals(_source, Integer) && ReferenceEquals(other._source, Integer))
            return _bits == other._bits;
        if (!HasValue || !other.HasValue)
            return ReferenceEquals(_source, other._source);
        if (Type != other.Type)
            return false;

        var block = GetBlock(out var offset);
        var otherBlock = other.GetBlock(out var otherOffset);
        return BlockEquality.AreEqual(block, offset, otherBlock, otherOffset);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AttributeValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (!HasValue)
            return 0;
        var block = GetBlock(out var offset);
        return BlockEquality.HashCode(block, offset);
    }

    /// <summary>
    /// Compares two values of the same type, S, N or B, as the service orders keys: text by its UTF-8 bytes, numbers by value, binary
    /// by unsigned bytes.
    /// </summary>
    internal static int Compare(in AttributeValue left, in AttributeValue right)
    {
        if (ReferenceEquals(left._source, Integer) && ReferenceEquals(right._source, Integer))
            return left._bits.CompareTo(right._bits);

        const int ScratchBytes = 256;
        Span<byte> leftScratch = stackalloc byte[ScratchBytes];
        Span<byte> rightScratch = stackalloc byte[ScratchBytes];
        return left.KeyBytes(leftScratch).SequenceCompareTo(right.KeyBytes(rightScratch));
    }

    /// <summary>
    /// The bytes of an S, N or B value whose unsigned order is the service's order: UTF-8, the number's code, or the bytes themselves.
    /// </summary>
    /// <param name="scratch">Where text and integers that were never encoded are written; text that is too long gets an array of its own.</param>
    internal ReadOnlySpan<byte> KeyBytes(Span<byte> scratch)
    {
        switch (_source)
        {
            case byte[] block:
                return BlockFormat.Payload(block, (int)_bits);
            case string text:
                // A UTF-16 unit never takes more than 3 bytes of UTF-8: most keys need no exact count.
                if (text.Length * 3 > scratch.Length && Utf8Text.GetByteCount(text) > scratch.Length)
                    return Utf8Text.GetBytes(text);
                return scratch[..Utf8Text.Write(text, scratch)];
            case null:
                throw IsNot(AttributeType.S);
            case ValueFault fault:
                throw fault.ToException();
            default:
                if (scratch.Length < DynamoNumber.MaxEncodedBytes)
                    scratch = new byte[DynamoNumber.MaxEncodedBytes];
                return scratch[..DynamoNumber.EncodeInt64(_bits, scratch)];
        }
    }

    /// <summary>The same bytes in an array of their own.</summary>
    internal byte[] KeyBytesArray() =>
        _source is string text ? Utf8Text.GetBytes(text) : KeyBytes(stackalloc byte[DynamoNumber.MaxEncodedBytes]).ToArray();
}
