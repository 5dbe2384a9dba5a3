using System.Text.Json;
using System.Text.Json.Serialization;

namespace LocalDynamo.Oracle.Wire;

/// <summary>Maps an <see cref="Item"/> to DynamoDB JSON.</summary>
internal sealed class ItemConverter : JsonConverter<Item>
{
    public override Item Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Item.FromDynamoJson(document.RootElement.GetRawText());
    }

    public override void Write(Utf8JsonWriter writer, Item value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToDynamoJson(), skipInputValidation: true);
}
