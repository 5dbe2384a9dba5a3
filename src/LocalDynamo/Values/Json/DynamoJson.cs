using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LocalDynamo.Values.Json;

/// <summary>DynamoDB JSON, the form of values on the wire and in exports: each value is an object with one member, named by its type.</summary>
internal static class DynamoJson
{
    public static Item ReadItem(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, PlainJson.ReaderOptions);
        _ = reader.Read();
        var item = ReadMap(ref reader, depth: 0);
        return reader.Read() ? throw new FormatException("There is more after the item's JSON object.") : item;
    }

    public static string Write(Item item, bool indented)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, indented ? PlainJson.Indented : PlainJson.Compact))
            WriteMap(writer, item);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static Item ReadMap(ref Utf8JsonReader reader, int depth)
    {
        Expect(ref reader, JsonTokenType.StartObject, "A map");
        var builder = new ItemBuilder();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = AttributeName.Of(JsonText.Read(ref reader));
            _ = reader.Read();
            builder.Set(name, ReadValue(ref reader, depth + 1));
        }

        return builder.Build();
    }

    private static AttributeValue ReadValue(ref Utf8JsonReader reader, int depth)
    {
        if (depth > BlockDepth.Max)
            throw new ValidationException(BlockDepth.Error);

        Expect(ref reader, JsonTokenType.StartObject, "A value");
        var value = default(AttributeValue);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (value.HasValue)
            {
                throw new ValidationException(
                    "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
            }

            var type = JsonText.Read(ref reader);
            _ = reader.Read();
            value = ReadTyped(ref reader, type, depth);
        }

        return value.HasValue
            ? value
            : throw new ValidationException("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    }

    private static AttributeValue ReadTyped(ref Utf8JsonReader reader, string type, int depth)
    {
        switch (type)
        {
            case "S":
                return ReadString(ref reader, "A string");
            case "N":
                return DynamoNumber.Parse(ReadString(ref reader, "A number"));
            case "B":
                return ReadBytes(ref reader);
            case "BOOL":
                return reader.TokenType is JsonTokenType.True or JsonTokenType.False
                    ? reader.GetBoolean()
                    : throw new FormatException("A BOOL is true or false.");
            case "NULL":
                return reader.TokenType is JsonTokenType.True or JsonTokenType.False
                    ? AttributeValue.Null
                    : throw new FormatException("A NULL is true.");
            case "M":
                return ReadMap(ref reader, depth);
            case "L":
                return ReadArray(ref reader, (ref r) => ReadValue(ref r, depth + 1));
            case "SS":
                return AttributeValue.StringSet([.. ReadArray(ref reader, static (ref r) => ReadString(ref r, "A string"))]);
            case "NS":
                return AttributeValue.NumberSet(
                    [.. ReadArray(ref reader, static (ref r) => DynamoNumber.Parse(ReadString(ref r, "A number")))]);
            case "BS":
                return AttributeValue.BinarySet([.. ReadArray(ref reader, ReadBytes)]);
            default:
                throw new FormatException($"'{type}' is none of DynamoDB's types.");
        }
    }

    private delegate T Reading<T>(ref Utf8JsonReader reader);

    private static List<T> ReadArray<T>(ref Utf8JsonReader reader, Reading<T> read)
    {
        Expect(ref reader, JsonTokenType.StartArray, "A list or set");
        var list = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            list.Add(read(ref reader));
        return list;
    }

    private static string ReadString(ref Utf8JsonReader reader, string what)
    {
        Expect(ref reader, JsonTokenType.String, what);
        return JsonText.Read(ref reader);
    }

    private static byte[] ReadBytes(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.String, "A binary value");
        return reader.TryGetBytesFromBase64(out var bytes) ? bytes : throw new FormatException("A binary value is base64 text.");
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token, string what)
    {
        if (reader.TokenType != token)
            throw new FormatException($"{what} is written as {token} in DynamoDB JSON, and here is {reader.TokenType}.");
    }

    private static void WriteMap(Utf8JsonWriter writer, Item map)
    {
        writer.WriteStartObject();
        foreach (var entry in map.Entries)
        {
            writer.WritePropertyName(entry.Name.Text);
            WriteValue(writer, entry.Value);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, in AttributeValue value)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(value.Type.ToString());
        switch (value.Type)
        {
            case AttributeType.S:
                writer.WriteStringValue(value.AsString());
                break;
            case AttributeType.N:
                writer.WriteStringValue(value.AsNumber().ToString());
                break;
            case AttributeType.B:
                writer.WriteBase64StringValue(value.AsBinary());
                break;
            case AttributeType.BOOL:
                writer.WriteBooleanValue(value.AsBoolean());
                break;
            case AttributeType.NULL:
                writer.WriteBooleanValue(true);
                break;
            case AttributeType.M:
                WriteMap(writer, value.AsItem());
                break;
            case AttributeType.L:
                writer.WriteStartArray();
                foreach (var element in value)
                    WriteValue(writer, element);
                writer.WriteEndArray();
                break;
            default:
                WriteSet(writer, value);
                break;
        }

        writer.WriteEndObject();
    }

    private static void WriteSet(Utf8JsonWriter writer, in AttributeValue set)
    {
        writer.WriteStartArray();
        foreach (var member in set.MembersOf(set.Type))
        {
            if (set.Type == AttributeType.SS)
                writer.WriteStringValue(member);
            else if (set.Type == AttributeType.NS)
                writer.WriteStringValue(DynamoNumber.Decode(member).ToString());
            else
                writer.WriteBase64StringValue(member);
        }

        writer.WriteEndArray();
    }
}
