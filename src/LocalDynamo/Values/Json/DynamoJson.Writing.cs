using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LocalDynamo.Values.Json;

/// <content>Writing.</content>
internal static partial class DynamoJson
{
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
            writer.WritePropertyName(entry.Name.Text);
            WriteValue(writer, entry.Value);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a value: an object with one member, named by its type.</summary>
    public static void WriteValue(Utf8JsonWriter writer, in AttributeValue value)
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
