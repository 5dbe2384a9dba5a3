using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LocalDynamo.Values.Json;

/// <content>Writing.</content>
internal static partial class DynamoJson
{
    private static readonly JsonEncodedText[] TypeNames =
        [.. Enum.GetValues<AttributeType>().Order().Select(static type => JsonEncodedText.Encode(type.ToString()))];

    public static string Write(Item item, bool indented)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, indented ? PlainJson.Indented : PlainJson.Compact))
            Write(writer, item);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes an item, or a map: an object of names and values.</summary>
    public static void Write(Utf8JsonWriter writer, Item map)
    {
        writer.WriteStartObject();
        foreach (var entry in map.Entries)
        {
            writer.WritePropertyName(entry.Name.Utf8);
            WriteValue(writer, entry.Value);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a value: an object with one member, named by its type.</summary>
    public static void WriteValue(Utf8JsonWriter writer, in AttributeValue value)
    {
        writer.WriteStartObject();
        var type = value.Type;
        writer.WritePropertyName(TypeNames[(int)type]);
        switch (type)
        {
            case AttributeType.S:
                WriteString(writer, value);
                break;
            case AttributeType.N:
                WriteNumber(writer, value.AsNumber());
                break;
            case AttributeType.B:
                writer.WriteBase64StringValue(value.KeyBytes(default));
                break;
            case AttributeType.BOOL:
                writer.WriteBooleanValue(value.AsBoolean());
                break;
            case AttributeType.NULL:
                writer.WriteBooleanValue(true);
                break;
            case AttributeType.M:
                Write(writer, value.AsItem());
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

    private static void WriteString(Utf8JsonWriter writer, in AttributeValue value)
    {
        // A text that lies in a block is written from there.
        Span<byte> scratch = stackalloc byte[256];
        writer.WriteStringValue(value.KeyBytes(scratch));
    }

    private static void WriteNumber(Utf8JsonWriter writer, DynamoNumber number)
    {
        Span<byte> text = stackalloc byte[DynamoNumber.MaxFormattedLength];
        _ = number.TryFormat(text, out int length);
        writer.WriteStringValue(text[..length]);
    }

    private static void WriteSet(Utf8JsonWriter writer, in AttributeValue set)
    {
        writer.WriteStartArray();
        var type = set.Type;
        foreach (var member in set.MembersOf(type))
        {
            if (type == AttributeType.SS)
                writer.WriteStringValue(member);
            else if (type == AttributeType.NS)
                WriteNumber(writer, DynamoNumber.Decode(member));
            else
                writer.WriteBase64StringValue(member);
        }

        writer.WriteEndArray();
    }
}
