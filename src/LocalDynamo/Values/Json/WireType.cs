using System.Text.Json;

namespace LocalDynamo.Values.Json;

/// <summary>What the service's model declares a member of a request to be, and its text for JSON of another kind in that place.</summary>
/// <remarks>The service unmarshals JSON into Java's types, and its texts name those.</remarks>
internal sealed class WireType
{
    private const string Model = "com.amazonaws.dynamodb.v20120810.";
    private const string UnexpectedStructure = "Start of structure or map found where not expected";

    public static readonly WireType String = new(Kind.Scalar, "String", "class java.lang.String");
    public static readonly WireType Boolean = new(Kind.Boolean, "Boolean", "class java.lang.Boolean");
    public static readonly WireType Integer = new(Kind.Scalar, "Integer", "class java.lang.Integer");
    public static readonly WireType Long = new(Kind.Scalar, "Long", "class java.lang.Long");
    public static readonly WireType Double = new(Kind.Scalar, "Double", "class java.lang.Double");
    public static readonly WireType Timestamp = new(Kind.Scalar, "Date", "class java.util.Date");
    public static readonly WireType Blob = new(Kind.Blob, "ByteBuffer", "class java.nio.ByteBuffer");
    public static readonly WireType List = new(Kind.List, "List", "");
    public static readonly WireType AttributeValue = Structure("AttributeValue");
    public static readonly WireType AttributeMap = MapOf("AttributeValue");

    private readonly Kind _kind;
    private readonly string _name;
    private readonly string _javaType;

    private WireType(Kind kind, string name, string javaType) => (_kind, _name, _javaType) = (kind, name, javaType);

    private enum Kind
    {
        Scalar,
        Boolean,
        Blob,
        List,
        Map,
        Structure,
    }

    /// <param name="name">The structure's name in the service's model.</param>
    public static WireType Structure(string name) => new(Kind.Structure, name, $"class {Model}{name}");

    /// <param name="structure">The name of the structure that the map holds.</param>
    public static WireType MapOf(string structure) => new(Kind.Map, "Map", $"java.util.Map<java.lang.String, {Model}{structure}>");

    /// <summary>A map of texts.</summary>
    public static WireType MapOfStrings { get; } = new(Kind.Map, "Map", "java.util.Map<java.lang.String, java.lang.String>");

    /// <summary>Moves nothing, and throws if the token is not the one that a value of this type begins with.</summary>
    /// <exception cref="WireTypeException">It is not.</exception>
    public void Expect(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (reader.TokenType != token)
            throw new WireTypeException(this, ref reader);
    }

    /// <summary>The text of the service's SerializationException for a value that begins with another kind of token.</summary>
    /// <param name="found">What the value begins with.</param>
    /// <param name="isDecimal">Whether a number has a fraction or an exponent.</param>
    public string ErrorText(JsonTokenType found, bool isDecimal) => (_kind, found) switch
    {
        (not (Kind.Map or Kind.Structure), JsonTokenType.StartObject) => UnexpectedStructure,
        (not Kind.List, JsonTokenType.StartArray) => $"Unrecognized collection type {_javaType}",
        (Kind.Structure, _) => "Unexpected value type in payload",
        (Kind.List or Kind.Map, _) => "Unexpected field type",
        (Kind.Blob, _) => "only base-64-encoded strings are convertible to bytes",
        (Kind.Boolean, JsonTokenType.String) => "Unexpected token received from parser",
        _ => $"{TokenName(found, isDecimal)} cannot be converted to {_name}",
    };

    public override string ToString() => _name;

    private static string TokenName(JsonTokenType token, bool isDecimal) => token switch
    {
        JsonTokenType.True => "TRUE_VALUE",
        JsonTokenType.False => "FALSE_VALUE",
        JsonTokenType.String => "STRING_VALUE",
        _ => isDecimal ? "DECIMAL_VALUE" : "NUMBER_VALUE",
    };
}
