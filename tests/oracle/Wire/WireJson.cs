using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LocalDynamo.Oracle.Wire;

/// <summary>The mapping between DynamoDB's JSON and the typed requests and answers: by name, with nothing written out by hand.</summary>
/// <remarks>A member that the wire has and the typed request has not is an error here, so the names of the typed requests are tested as well.</remarks>
internal static class WireJson
{
    /// <summary>Values may be nested 32 levels deep, two JSON levels each, and requests try more than that.</summary>
    public const int MaxDepth = 1024;

    public static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
    };

    public static readonly JsonSerializerOptions Typed = new(Plain)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new ItemConverter(), new AttributeValueConverter(), new EpochSecondsConverter(), new TextValueConverterFactory() },
    };
}
