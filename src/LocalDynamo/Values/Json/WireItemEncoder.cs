using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Unicode;

namespace LocalDynamo.Values.Json;

/// <summary>Encodes the JSON of an ordinary item straight into its block, without a value, string or list in between.</summary>
/// <remarks>
/// Ordinary is what nearly all items are: S, N, BOOL, NULL, M and L, each value with its one type, names once and interned, below 64 KB.
/// What is anything else, right or wrong, is left to <see cref="DynamoJson"/>, which begins again at the item's first token: so there
/// is one place that knows faults and their order. One encoder for each thread, with buffers that it keeps.
/// </remarks>
internal sealed class WireItemEncoder
{
    private const int NarrowHeaderBytes = 5;
    private const int MaxVarintBytes = 5;

    /// <summary>What a buffer may grow to and be kept: an item is not larger than this and narrow.</summary>
    private const int MaxBytes = 2 * ushort.MaxValue;

    /// <summary>A number of so many digits fits into 64 bits.</summary>
    private const int MaxDigits = 18;

    [ThreadStatic]
    private static WireItemEncoder? _ofThread;

    private byte[] _block = new byte[1024];
    private int _length;

    // Of the maps that are open, the outer ones first: their names' ids, and where their entries lie.
    private ushort[] _ids = new ushort[64];
    private ushort[] _offsets = new ushort[64];
    private int _entryCount;

    /// <summary>Reads the item whose first token the reader stands at.</summary>
    /// <returns>The item, with the reader at its last token; null if it is not ordinary, with the reader somewhere in it.</returns>
    public static Item? TryRead(ref Utf8JsonReader reader)
    {
        var encoder = _ofThread ??= new WireItemEncoder();
        (encoder._length, encoder._entryCount) = (0, 0);
        return encoder.TryAddMap(ref reader, depth: 0) ? new Item(encoder._block.AsSpan(0, encoder._length).ToArray(), 0) : null;
    }

    private bool TryAddMap(ref Utf8JsonReader reader, int depth)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;

        var start = _length;
        var firstEntry = _entryCount;
        if (!TryReserve(NarrowHeaderBytes))
            return false;
        _length += NarrowHeaderBytes;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = NameOf(ref reader);
            if (name is null || _ids.AsSpan(firstEntry, _entryCount - firstEntry).Contains(name.Id))
                return false;

            AddEntry(name.Id, _length - start - NarrowHeaderBytes);
            _ = reader.Read();
            if (!TryAddValue(ref reader, depth + 1))
                return false;
        }

        var count = _entryCount - firstEntry;
        if (!TryReserve(count * 4))
            return false;
        foreach (var id in _ids.AsSpan(firstEntry, count))
            AddUInt16(id);
        foreach (var offset in _offsets.AsSpan(firstEntry, count))
            AddUInt16(offset);
        _entryCount = firstEntry;
        return TryClose(BlockFormat.Map, start, count);
    }

    private bool TryAddValue(ref Utf8JsonReader reader, int depth)
    {
        // Exactly one member, of a type known by its first letter but for BOOL, which is longer than B.
        if (depth > BlockDepth.Max || reader.TokenType != JsonTokenType.StartObject || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName
            || reader.HasValueSequence)
        {
            return false;
        }

        var type = reader.ValueSpan;
        var isAdded = type.Length switch
        {
            1 => reader.Read() && type[0] switch
            {
                (byte)'S' => TryAddString(ref reader),
                (byte)'N' => TryAddNumber(ref reader),
                (byte)'M' => TryAddMap(ref reader, depth),
                (byte)'L' => TryAddList(ref reader, depth),
                _ => false,
            },
            4 when type.SequenceEqual("BOOL"u8) => reader.Read() && TryAddBoolean(ref reader),
            4 when type.SequenceEqual("NULL"u8) => reader.Read() && TryAddNull(ref reader),
            _ => false,
        };
        return isAdded && reader.Read() && reader.TokenType == JsonTokenType.EndObject;
    }

    private bool TryAddString(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || reader.HasValueSequence || reader.ValueIsEscaped)
            return false;

        // The reader takes bytes that are no UTF-8 for a text as well.
        var text = reader.ValueSpan;
        if (!Utf8.IsValid(text) || !TryReserve(1 + MaxVarintBytes + text.Length))
            return false;
        _block[_length++] = BlockFormat.String;
        _length += BlockFormat.WriteVarint(_block.AsSpan(_length), text.Length);
        text.CopyTo(_block.AsSpan(_length));
        _length += text.Length;
        return true;
    }

    private bool TryAddNumber(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || reader.HasValueSequence || reader.ValueIsEscaped
            || !TryReserve(2 + DynamoNumber.MaxEncodedBytes))
        {
            return false;
        }

        var code = _block.AsSpan(_length + 2);
        int length;
        if (TryReadInteger(reader.ValueSpan, out var integer))
            length = DynamoNumber.EncodeInt64(integer, code);
        else if (DynamoNumber.TryParse(reader.ValueSpan, out var number))
            length = number.Encode(code);
        else
            return false;

        _block[_length] = BlockFormat.Number;
        _block[_length + 1] = (byte)length;
        _length += 2 + length;
        return true;
    }

    private bool TryAddBoolean(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.True or JsonTokenType.False) || !TryReserve(1))
            return false;
        _block[_length++] = reader.TokenType == JsonTokenType.True ? BlockFormat.True : BlockFormat.False;
        return true;
    }

    private bool TryAddNull(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.True or JsonTokenType.False) || !TryReserve(1))
            return false;
        _block[_length++] = BlockFormat.Null;
        return true;
    }

    private bool TryAddList(ref Utf8JsonReader reader, int depth)
    {
        if (reader.TokenType != JsonTokenType.StartArray || !TryReserve(NarrowHeaderBytes))
            return false;

        var start = _length;
        _length += NarrowHeaderBytes;
        var count = 0;
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
        {
            if (!TryAddValue(ref reader, depth + 1))
                return false;
        }

        return TryClose(BlockFormat.List, start, count);
    }

    /// <summary>Writes the header of a container whose contents end here.</summary>
    private bool TryClose(byte tag, int start, int count)
    {
        // As the encoder of values does it: narrow wherever both fields fit.
        var length = _length - start - 3;
        if (length > ushort.MaxValue || count > ushort.MaxValue)
            return false;
        _block[start] = tag;
        BinaryPrimitives.WriteUInt16LittleEndian(_block.AsSpan(start + 1), (ushort)length);
        BinaryPrimitives.WriteUInt16LittleEndian(_block.AsSpan(start + 3), (ushort)count);
        return true;
    }

    private void AddUInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_block.AsSpan(_length), value);
        _length += sizeof(ushort);
    }

    private void AddEntry(ushort id, int offset)
    {
        if (_entryCount == _ids.Length)
        {
            Array.Resize(ref _ids, _entryCount * 2);
            Array.Resize(ref _offsets, _entryCount * 2);
        }

        // An offset that is cut belongs to a map that is too long to be closed.
        (_ids[_entryCount], _offsets[_entryCount]) = (id, (ushort)offset);
        _entryCount++;
    }

    private bool TryReserve(int bytes)
    {
        var needed = _length + bytes;
        if (needed <= _block.Length)
            return true;
        if (needed > MaxBytes)
            return false;
        Array.Resize(ref _block, Math.Min(MaxBytes, Math.Max(needed, _block.Length * 2)));
        return true;
    }

    /// <summary>An interned name, which is new to the process at most once; null for others.</summary>
    private static AttributeName? NameOf(ref Utf8JsonReader reader) =>
        reader.HasValueSequence || reader.ValueIsEscaped ? null
        : AttributeName.FindInterned(reader.ValueSpan) ?? (AttributeName.Of(JsonText.Read(ref reader)) is { Id: not 0 } name ? name : null);

    private static bool TryReadInteger(ReadOnlySpan<byte> text, out long integer)
    {
        integer = 0;
        var isNegative = text is [(byte)'-', ..];
        if (isNegative)
            text = text[1..];
        if (text.Length is 0 or > MaxDigits)
            return false;

        foreach (var character in text)
        {
            var digit = (uint)(character - '0');
            if (digit > 9)
                return false;
            integer = (integer * 10) + digit;
        }

        if (isNegative)
            integer = -integer;
        return true;
    }
}
