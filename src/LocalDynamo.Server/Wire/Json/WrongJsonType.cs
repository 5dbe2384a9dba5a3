using System.Text.Json;

namespace LocalDynamo.Server.Wire.Json;

/// <summary>What the service says where a request has a value of another JSON type than its model: the words of its Java framework.</summary>
internal static class WrongJsonType
{
    public const string Structure = "Start of structure or map found where not expected";

    public const string NoBase64 = "only base-64-encoded strings are convertible to bytes";

    private const string ParameterizedElements =
        "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class java.lang.Class " +
        "(sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and java.lang.Class are in module java.base of loader 'bootstrap')";

    /// <summary>Another value instead of a string, number, boolean or text of bytes.</summary>
    public static SerializationException ForScalar(in Utf8JsonReader reader, string javaType) => new(reader.TokenType switch
    {
        JsonTokenType.StartObject => Structure,
        JsonTokenType.StartArray => Collection("class " + javaType),
        _ when javaType == JavaTypes.ByteBuffer => NoBase64,
        JsonTokenType.String when javaType == JavaTypes.Boolean => "Unexpected token received from parser",
        _ => $"{TokenName(reader)} cannot be converted to {javaType[(javaType.LastIndexOf('.') + 1)..]}",
    });

    /// <summary>Another value instead of an object with named members.</summary>
    public static SerializationException ForStructure(JsonTokenType token, string javaType) => new(
        token == JsonTokenType.StartArray ? Collection("class " + javaType) : "Unexpected value type in payload");

    /// <summary>Another value instead of an array.</summary>
    public static SerializationException ForList(JsonTokenType token, bool ofParameterized) => new(
        token == JsonTokenType.StartObject ? Structure : Scalar(ofParameterized));

    /// <summary>Another value instead of an object with names of the caller's own.</summary>
    public static SerializationException ForMap(JsonTokenType token, string javaType, bool ofParameterized) => new(
        token == JsonTokenType.StartArray ? Collection(javaType) : Scalar(ofParameterized));

    private static string Collection(string javaType) => $"Unrecognized collection type {javaType}";

    private static string Scalar(bool ofParameterized) => ofParameterized ? ParameterizedElements : "Unexpected field type";

    private static string TokenName(in Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => "TRUE_VALUE",
        JsonTokenType.False => "FALSE_VALUE",
        JsonTokenType.Number => reader.ValueSpan.IndexOfAny(".eE"u8) < 0 ? "NUMBER_VALUE" : "DECIMAL_VALUE",
        _ => "STRING_VALUE",
    };
}
