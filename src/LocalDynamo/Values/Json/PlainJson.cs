using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LocalDynamo.Values.Json;

/// <summary>Plain JSON: what people write by hand and other programs export.</summary>
internal static class PlainJson
{
    /// <summary>Readable text: only what JSON itself demands is escaped. It is JSON for programs, not text for an HTML page.</summary>
    public static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static readonly JsonWriterOptions Indented = Compact with { Indented = true };

    /// <summary>One level more than values may have, so that it is the nesting rule that speaks; the reader itself stops here.</summary>
    public static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = 2 * BlockDepth.Max + 8 };

    public static Item ReadItem(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, ReaderOptions);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new FormatException($"An item is a JSON object, and this begins with {reader.TokenType}.");

        var item = ReadObject(ref reader, depth: 0);
        return reader.Read() ? throw new FormatException("There is more after the item's JSON object.") : item;
    }

    public static string Write(in AttributeValue value, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, indented ? Indented : Compact))
            WriteValue(writer, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static Item ReadObject(ref Utf8JsonReader reader, int depth)
    {
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
            throw ValueFault.TooDeep.ToException();

        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return JsonText.Read(ref reader);
            case JsonTokenType.Number:
                return DynamoNumber.Parse(reader.ValueSpan);
            case JsonTokenType.True or JsonTokenType.False:
                return reader.GetBoolean();
            case JsonTokenType.Null:
                return AttributeValue.Null;
            case JsonTokenType.StartObject:
                return ReadObject(ref reader, depth);
            default:
                var elements = new List<AttributeValue>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    elements.Add(ReadValue(ref reader, depth + 1));
                return elements;
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, in AttributeValue value)
    {
        switch (value.Type)
        {
            case AttributeType.S:
                writer.WriteStringValue(value.AsString());
                break;
            case AttributeType.N:
                writer.WriteRawValue(value.AsNumber().ToString(), skipInputValidation: true);
                break;
            case AttributeType.B:
                writer.WriteBase64StringValue(value.AsBinary());
                break;
            case AttributeType.BOOL:
                writer.WriteBooleanValue(value.AsBoolean());
                break;
            case AttributeType.NULL:
                writer.WriteNullValue();
                break;
            case AttributeType.M:
                writer.WriteStartObject();
                foreach (var entry in value.AsItem().Entries)
                {
                    writer.WritePropertyName(entry.Name.Text);
                    WriteValue(writer, entry.Value);
                }

                writer.WriteEndObject();
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
    }

    private static void WriteSet(Utf8JsonWriter writer, in AttributeValue set)
    {
        writer.WriteStartArray();
        foreach (var member in set.MembersOf(set.Type))
        {
            if (set.Type == AttributeType.SS)
                writer.WriteStringValue(member);
            else if (set.Type == AttributeType.NS)
                writer.WriteRawValue(DynamoNumber.Decode(member).ToString(), skipInputValidation: true);
            else
                writer.WriteBase64StringValue(member);
        }

        writer.WriteEndArray();
    }
}
