using System.Text.Json;

namespace LocalDynamo.Server.Wire;

/// <summary>JSON that nobody will read, but which has to be some.</summary>
internal static class JsonSyntax
{
    /// <summary>
    /// Values nest as deep as the engine says, which looks at that itself and skips what goes beyond; the reader must not refuse it before.
    /// </summary>
    public static readonly JsonReaderOptions Options = new() { MaxDepth = int.MaxValue };

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
