using System.Text.Json;

namespace LocalDynamo.Server.Wire.Json;

/// <summary>JSON's true or false.</summary>
internal sealed class BooleanKind : Kind<bool?>
{
    public override string JavaType => JavaTypes.Boolean;

    public override bool? Read(ref Utf8JsonReader reader) => reader.TokenType is JsonTokenType.True or JsonTokenType.False
        ? reader.GetBoolean()
        : throw WrongJsonType.ForScalar(reader, JavaType);

    public override void Write(Utf8JsonWriter writer, bool? value) => writer.WriteBooleanValue(value!.Value);
}
