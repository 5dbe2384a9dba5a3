using LocalDynamo.Values.Json;

namespace LocalDynamo;

/// <content>Conversion from and to JSON.</content>
public sealed partial class Item
{
    /// <summary>Reads an item from plain JSON: a string becomes S, a number N, true and false BOOL, null NULL, an array L, an object M.</summary>
    /// <param name="json">A JSON object. Of two members with one name the later counts.</param>
    /// <returns>The item.</returns>
    /// <exception cref="System.Text.Json.JsonException">The text is not JSON; the error names line and position.</exception>
    /// <exception cref="FormatException">The JSON is not an object.</exception>
    /// <exception cref="ValidationException">A number is out of range or has more than 38 digits, or the nesting is too deep.</exception>
    public static Item FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return PlainJson.ReadItem(System.Text.Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Reads an item from plain JSON in UTF-8, see <see cref="FromJson(string)"/>.</summary>
    /// <param name="utf8Json">A JSON object.</param>
    /// <returns>The item.</returns>
    /// <exception cref="System.Text.Json.JsonException">The text is not JSON; the error names line and position.</exception>
    /// <exception cref="FormatException">The JSON is not an object.</exception>
    /// <exception cref="ValidationException">A number is out of range or has more than 38 digits, or the nesting is too deep.</exception>
    public static Item FromJson(ReadOnlySpan<byte> utf8Json) => PlainJson.ReadItem(utf8Json);

    /// <summary>Reads an item from DynamoDB JSON, in which each value names its type, as in <c>{"Visits":{"N":"1"}}</c>.</summary>
    /// <param name="json">A JSON object of attribute names and values.</param>
    /// <returns>The item.</returns>
    /// <exception cref="System.Text.Json.JsonException">The text is not JSON; the error names line and position.</exception>
    /// <exception cref="FormatException">The JSON is not that of an item, such as a value that is no object.</exception>
    /// <exception cref="ValidationException">A value has none or several types, or is not valid for its type.</exception>
    public static Item FromDynamoJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return DynamoJson.ReadItem(System.Text.Encoding.UTF8.GetBytes(json));
    }

    /// <summary>
    /// The item as plain JSON: numbers in full decimal form, sets as arrays, binary as base64 text. Sets and binary do not come back
    /// from it as what they were: for that there is <see cref="ToDynamoJson"/>.
    /// </summary>
    /// <param name="indented">Whether to write one member a line.</param>
    /// <returns>A JSON object.</returns>
    public string ToJson(bool indented = false) => PlainJson.Write(AsValue(), indented);

    /// <summary>The item as DynamoDB JSON, in which each value names its type, as in <c>{"Visits":{"N":"1"}}</c>; nothing is lost.</summary>
    /// <param name="indented">Whether to write one member a line.</param>
    /// <returns>A JSON object.</returns>
    public string ToDynamoJson(bool indented = false) => DynamoJson.Write(this, indented);
}
