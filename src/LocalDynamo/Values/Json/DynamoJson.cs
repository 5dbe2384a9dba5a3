using System.Runtime.InteropServices;
using System.Text.Json;

namespace LocalDynamo.Values.Json;

/// <summary>DynamoDB JSON, the form of values on the wire and in exports: each value is an object with one member, named by its type.</summary>
internal static partial class DynamoJson
{
    /// <summary>
    /// How deep JSON may nest where requests are read: far deeper than values may, as it is the nesting rule that has to speak, and no
    /// deeper than a thread can follow.
    /// </summary>
    public const int MaxDepth = 1024;

    public static Item ReadItem(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, PlainJson.ReaderOptions);
        _ = reader.Read();
        var item = ReadItem(ref reader);
        if (reader.Read())
            throw new FormatException("There is more after the item's JSON object.");
        return item.Fault is { } fault ? throw fault.ToException() : item;
    }

    /// <summary>Reads the item whose first token the reader stands at, and moves to its last.</summary>
    /// <returns>The item; a faulty one where the service would take the JSON and refuse the item.</returns>
    /// <exception cref="WireTypeException">The JSON is not that of an item.</exception>
    public static Item ReadItem(ref Utf8JsonReader reader)
    {
        var first = reader;
        if (WireItemEncoder.TryRead(ref reader) is { } ordinary)
            return ordinary;

        reader = first;
        return ReadAnyItem(ref reader);
    }

    private static Item ReadAnyItem(ref Utf8JsonReader reader)
    {
        WireType.AttributeMap.Expect(ref reader, JsonTokenType.StartObject);
        var builder = new ItemBuilder();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = AttributeName.Of(JsonText.Read(ref reader));
            _ = reader.Read();
            builder.Set(name, reader.TokenType == JsonTokenType.Null
                ? AttributeValue.Faulty(ValueFault.NullEntry(name.Text))
                : ReadValue(ref reader));
        }

        return builder.BuildOrFault();
    }

    /// <summary>Reads the value whose first token the reader stands at, and moves to its last.</summary>
    /// <returns>
    /// The value; a faulty one where the service would take the JSON and refuse the value, as it does for null in a list or a map. A member
    /// that is null is absent, which is for the caller to see.
    /// </returns>
    /// <exception cref="WireTypeException">The JSON is not that of a value.</exception>
    public static AttributeValue ReadValue(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return AttributeValue.Faulty(ValueFault.NullElement);

        WireType.AttributeValue.Expect(ref reader, JsonTokenType.StartObject);
        var value = default(AttributeValue);
        var type = AttributeType.None;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var next = TypeOf(ref reader);
            _ = reader.Read();
            if (next == AttributeType.None || reader.TokenType == JsonTokenType.Null)
            {
                reader.Skip();
                continue;
            }

            // What is wrong inside a value is told before that there are two; the same member again replaces the first.
            var read = ReadTyped(ref reader, next);
            if (type == AttributeType.None || type == next)
                value = read;
            else if (value.HasValue)
                value = AttributeValue.Faulty(read.HasValue ? ValueFault.SeveralTypes : read.Fault!);
            type = next;
        }

        return type == AttributeType.None ? AttributeValue.Faulty(ValueFault.Empty) : value;
    }

    /// <summary>The type that a member of a value names; None for any other name, which the service passes over.</summary>
    private static AttributeType TypeOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("S"u8) ? AttributeType.S
        : reader.ValueTextEquals("N"u8) ? AttributeType.N
        : reader.ValueTextEquals("M"u8) ? AttributeType.M
        : reader.ValueTextEquals("L"u8) ? AttributeType.L
        : reader.ValueTextEquals("BOOL"u8) ? AttributeType.BOOL
        : reader.ValueTextEquals("NULL"u8) ? AttributeType.NULL
        : reader.ValueTextEquals("B"u8) ? AttributeType.B
        : reader.ValueTextEquals("SS"u8) ? AttributeType.SS
        : reader.ValueTextEquals("NS"u8) ? AttributeType.NS
        : reader.ValueTextEquals("BS"u8) ? AttributeType.BS
        : AttributeType.None;

    private static AttributeValue ReadTyped(ref Utf8JsonReader reader, AttributeType type) => type switch
    {
        AttributeType.S => ReadString(ref reader),
        AttributeType.N => AttributeValue.NumberOrFault(ReadString(ref reader)),
        AttributeType.B => ReadBytes(ref reader),
        AttributeType.BOOL => ReadBoolean(ref reader),
        AttributeType.NULL => ReadNull(ref reader),
        AttributeType.M => AttributeValue.MapOrFault(ReadAnyItem(ref reader)),
        AttributeType.L => ReadList(ref reader),
        AttributeType.SS => ReadStringSet(ref reader),
        AttributeType.NS => ReadNumberSet(ref reader),
        _ => ReadBinarySet(ref reader),
    };

    private static string ReadString(ref Utf8JsonReader reader)
    {
        WireType.String.Expect(ref reader, JsonTokenType.String);
        return JsonText.Read(ref reader);
    }

    private static bool ReadBoolean(ref Utf8JsonReader reader) => reader.TokenType is JsonTokenType.True or JsonTokenType.False
        ? reader.GetBoolean()
        : throw new WireTypeException(WireType.Boolean, ref reader);

    /// <summary>NULL is a value whether it says true or false; it comes back as true.</summary>
    private static AttributeValue ReadNull(ref Utf8JsonReader reader)
    {
        _ = ReadBoolean(ref reader);
        return AttributeValue.Null;
    }

    private static byte[] ReadBytes(ref Utf8JsonReader reader)
    {
        WireType.Blob.Expect(ref reader, JsonTokenType.String);
        if (!reader.TryGetBytesFromBase64(out var bytes))
            throw NotBase64(JsonText.Read(ref reader));

        // .NET skips spaces, which the service does not take.
        var isPlain = !reader.ValueIsEscaped && !reader.HasValueSequence;
        var length = isPlain ? reader.ValueSpan.Length : JsonText.Read(ref reader).Length;
        return length == (bytes.Length + 2) / 3 * 4 ? bytes : throw NotBase64(JsonText.Read(ref reader));
    }

    private static AttributeValue ReadList(ref Utf8JsonReader reader)
    {
        WireType.List.Expect(ref reader, JsonTokenType.StartArray);
        var elements = new List<AttributeValue>();
        while (NextElement(ref reader))
            elements.Add(ReadValue(ref reader));

        return AttributeValue.ListOrFault(CollectionsMarshal.AsSpan(elements));
    }

    private static AttributeValue ReadStringSet(ref Utf8JsonReader reader)
    {
        WireType.List.Expect(ref reader, JsonTokenType.StartArray);
        var members = new List<string>();
        ValueFault? fault = null;
        while (NextElement(ref reader))
        {
            if (reader.TokenType == JsonTokenType.Null)
                fault ??= ValueFault.NullInStringSet;
            else
                members.Add(ReadString(ref reader));
        }

        return fault is null ? AttributeValue.StringSetOrFault(CollectionsMarshal.AsSpan(members)) : AttributeValue.Faulty(fault);
    }

    private static AttributeValue ReadNumberSet(ref Utf8JsonReader reader)
    {
        WireType.List.Expect(ref reader, JsonTokenType.StartArray);
        var members = new List<DynamoNumber>();
        ValueFault? fault = null;
        while (NextElement(ref reader))
        {
            var wrong = DynamoNumber.Read(reader.TokenType == JsonTokenType.Null ? "" : ReadString(ref reader), out var member);
            fault ??= wrong;
            members.Add(member);
        }

        return fault is null ? AttributeValue.NumberSetOrFault(CollectionsMarshal.AsSpan(members)) : AttributeValue.Faulty(fault);
    }

    private static AttributeValue ReadBinarySet(ref Utf8JsonReader reader)
    {
        WireType.List.Expect(ref reader, JsonTokenType.StartArray);
        var members = new List<byte[]>();
        ValueFault? fault = null;
        while (NextElement(ref reader))
        {
            if (reader.TokenType == JsonTokenType.Null)
                fault ??= ValueFault.NullInBinarySet;
            else
                members.Add(ReadBytes(ref reader));
        }

        return fault is null ? AttributeValue.BinarySetOrFault(CollectionsMarshal.AsSpan(members)) : AttributeValue.Faulty(fault);
    }

    private static bool NextElement(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType != JsonTokenType.EndArray;

    private static WireTypeException NotBase64(string text) => new(
        WireType.Blob,
        JsonTokenType.String,
        text.Length % 4 != 0
            ? $"Base64 encoded length is expected a multiple of 4 bytes but found: {text.Length}"
            : "Invalid last non-pad Base64 character dectected");
}
