using System.Text.Json;

namespace LocalDynamo.Values.Json;

/// <summary>Reads JSON strings and names so that every kind of bad text ends in one kind of error.</summary>
internal static class JsonText
{
    /// <exception cref="FormatException">The text is not valid Unicode: bad UTF-8, or an escape for half of a surrogate pair.</exception>
    public static string Read(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException notUnicode)
        {
            throw new FormatException("A text in the JSON is not valid Unicode.", notUnicode);
        }
    }
}
