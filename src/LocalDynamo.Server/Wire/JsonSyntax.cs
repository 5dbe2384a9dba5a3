using System.Text.Json;
using LocalDynamo.Values.Json;

namespace LocalDynamo.Server.Wire;

/// <summary>What JSON has to be, whatever it says.</summary>
internal static class JsonSyntax
{
    public static readonly JsonReaderOptions Options = new() { MaxDepth = DynamoJson.MaxDepth };

    /// <exception cref="SerializationException">The bytes are not JSON.</exception>
    public static void Check(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, Options);
            while (reader.Read())
            {
            }
        }
        catch (JsonException)
        {
            throw new SerializationException(null);
        }
    }
}
