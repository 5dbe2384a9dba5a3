using System.Text.Json;
using LocalDynamo.Values.Json;

namespace LocalDynamo.Server.Wire.Json;

/// <summary>A JSON array of values of one kind.</summary>
internal sealed class ListKind<T>(Kind<T> element) : Kind<List<T>>(WireType.ListOf(element.Type))
{
    public override List<T> Read(ref Utf8JsonReader reader)
    {
        Type.Expect(ref reader, JsonTokenType.StartArray);
        var list = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            list.Add(reader.TokenType == JsonTokenType.Null && !element.ReadsNull ? default! : element.Read(ref reader));
        return list;
    }

    public override void Write(Utf8JsonWriter writer, List<T> value)
    {
        writer.WriteStartArray();
        foreach (var item in value)
            element.Write(writer, item);
        writer.WriteEndArray();
    }
}

/// <summary>A JSON object whose names are the caller's own, and whose values are of one kind. Of doubled names the last counts.</summary>
internal sealed class MapKind<T>(Kind<T> value) : Kind<Dictionary<string, T>>(WireType.MapOf(value.Type))
{
    public override Dictionary<string, T> Read(ref Utf8JsonReader reader)
    {
        Type.Expect(ref reader, JsonTokenType.StartObject);
        var map = new Dictionary<string, T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = JsonText.Read(ref reader);
            _ = reader.Read();
            map[name] = reader.TokenType == JsonTokenType.Null && !value.ReadsNull ? default! : value.Read(ref reader);
        }

        return map;
    }

    public override void Write(Utf8JsonWriter writer, Dictionary<string, T> map)
    {
        writer.WriteStartObject();
        foreach (var (name, member) in map)
        {
            writer.WritePropertyName(name);
            value.Write(writer, member);
        }

        writer.WriteEndObject();
    }
}
