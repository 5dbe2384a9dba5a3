using LocalDynamo.Values;

namespace LocalDynamo;

/// <content>How a value is written into a block, and how large the service says it is.</content>
public readonly partial struct AttributeValue
{
    /// <summary>The value's size by the service's rules, in bytes, without a name. See <see cref="ItemSize"/>.</summary>
    internal int SizeBytes => _source switch
    {
        byte[] block => ItemSize.OfValue(block, (int)_bits),
        string text => Utf8Text.GetByteCount(text),
        null => 0,
        ValueFault fault => throw fault.ToException(),
        _ => ((DynamoNumber)_bits).SizeBytes,
    };

    /// <summary>How many levels of values there are, the value itself being the first.</summary>
    internal int Depth => _source is byte[] block ? BlockDepth.Of(block, (int)_bits) : 1;

    /// <summary>How many bytes <see cref="WriteTo"/> writes.</summary>
    /// <exception cref="ValidationException">This is no value.</exception>
    internal int EncodedLength
    {
        get
        {
            switch (_source)
            {
                case byte[] block:
                    return BlockFormat.Skip(block, (int)_bits) - (int)_bits;
                case string text:
                    var length = Utf8Text.GetByteCount(text);
                    return 1 + BlockFormat.VarintLength(length) + length;
                case null or ValueFault:
                    throw Fault!.ToException();
                default:
                    Span<byte> code = stackalloc byte[DynamoNumber.MaxEncodedBytes];
                    return 2 + DynamoNumber.EncodeInt64(_bits, code);
            }
        }
    }

    /// <summary>Writes the encoded value and returns how many bytes that took.</summary>
    internal int WriteTo(Span<byte> destination)
    {
        switch (_source)
        {
            case byte[] block:
                var encoded = block.AsSpan((int)_bits..BlockFormat.Skip(block, (int)_bits));
                encoded.CopyTo(destination);
                return encoded.Length;
            case string text:
                destination[0] = BlockFormat.String;
                var header = 1 + BlockFormat.WriteVarint(destination[1..], Utf8Text.GetByteCount(text));
                return header + Utf8Text.Write(text, destination[header..]);
            default:
                destination[0] = BlockFormat.Number;
                var length = DynamoNumber.EncodeInt64(_bits, destination[2..]);
                destination[1] = (byte)length;
                return 2 + length;
        }
    }
}
