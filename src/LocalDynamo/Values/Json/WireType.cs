using System.Text.Json;

namespace LocalDynamo.Values.Json;

/// <summary>What the service's model declares a member of a request to be, and its text for JSON of another kind in that place.</summary>
/// <remarks>The service unmarshals JSON into Java's types, and its texts name those.</remarks>
internal sealed class WireType
{
    private const string Model = "com.amazonaws.dynamodb.v20120810.";
    private const string UnexpectedStructure = "Start of structure or map found where not expected";

    private const string UnexpectedParameters =
        "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class java.lang.Class " +
        "(sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and java.lang.Class are in module java.base of loader 'bootstrap')";

    public static readonly WireType String = new(Kind.Scalar, "java.lang.String");
    public static readonly WireType Boolean = new(Kind.Boolean, "java.lang.Boolean");
    public static readonly WireType Integer = new(Kind.Scalar, "java.lang.Integer");
    public static readonly WireType Long = new(Kind.Scalar, "java.lang.Long");
    public static readonly WireType Double = new(Kind.Scalar, "java.lang.Double");
    public static readonly WireType Timestamp = new(Kind.Scalar, "java.util.Date");
    public static readonly WireType Blob = new(Kind.Blob, "java.nio.ByteBuffer");
    public static readonly WireType AttributeValue = Structure("AttributeValue");
    public static readonly WireType AttributeMap = MapOf(AttributeValue);

    /// <summary>A list of values, or a set's.</summary>
    public static readonly WireType List = ListOf(AttributeValue);

    private readonly Kind _kind;
    private readonly string _javaType;

    // The service stumbles over elements whose own type has parameters, with a text of its own.
    private readonly bool _hasCollections;

    private WireType(Kind kind, string javaType, WireType? element = null) =>
        (_kind, _javaType, _hasCollections) = (kind, javaType, element?._kind is Kind.List or Kind.Map);

    private enum Kind
    {
        Scalar,
        Boolean,
        Blob,
        List,
        Map,
        Structure,
    }

    private string Name => _javaType[(_javaType.LastIndexOf('.') + 1)..];

    /// <param name="name">The structure's name in the service's model.</param>
    public static WireType Structure(string name) => new(Kind.Structure, Model + name);

    public static WireType ListOf(WireType element) => new(Kind.List, $"java.util.List<{element._javaType}>", element);

    /// <summary>An object whose names are the caller's own.</summary>
    public static WireType MapOf(WireType value) => new(Kind.Map, $"java.util.Map<java.lang.String, {value._javaType}>", value);

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
        (Kind.Map, JsonTokenType.StartArray) => $"Unrecognized collection type {_javaType}",
        (not Kind.List, JsonTokenType.StartArray) => $"Unrecognized collection type class {_javaType}",
        (Kind.Structure, _) => "Unexpected value type in payload",
        (Kind.List or Kind.Map, _) => _hasCollections ? UnexpectedParameters : "Unexpected field type",
        (Kind.Blob, _) => "only base-64-encoded strings are convertible to bytes",
        (Kind.Boolean, JsonTokenType.String) => "Unexpected token received from parser",
        _ => $"{TokenName(found, isDecimal)} cannot be converted to {Name}",
    };

    public override string ToString() => _kind is Kind.List or Kind.Map ? _kind.ToString() : Name;

    private static string TokenName(JsonTokenType token, bool isDecimal) => token switch
    {
        JsonTokenType.True => "TRUE_VALUE",
        JsonTokenType.False => "FALSE_VALUE",
        JsonTokenType.String => "STRING_VALUE",
        _ => isDecimal ? "DECIMAL_VALUE" : "NUMBER_VALUE",
    };
}
