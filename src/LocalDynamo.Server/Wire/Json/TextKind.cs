using System.Text.Json;

namespace LocalDynamo.Server.Wire.Json;

/// <summary>A JSON string.</summary>
internal sealed class TextKind : Kind<string>
{
    public override string JavaType => JavaTypes.String;

    public override string Read(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String
        ? ReadText(ref reader)
        : throw WrongJsonType.ForScalar(reader, JavaTypes.String);

    public override void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);

    /// <summary>Reads the reader's string or name.</summary>
    /// <exception cref="SerializationException">It is not Unicode: bad UTF-8, or an escape for half of a surrogate pair.</exception>
    public static string ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new SerializationException(null);
        }
    }
}
