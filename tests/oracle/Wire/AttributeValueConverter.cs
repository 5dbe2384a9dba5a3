using System.Text.Json;
using System.Text.Json.Serialization;

namespace LocalDynamo.Oracle.Wire;

/// <summary>Maps an <see cref="AttributeValue"/> to DynamoDB JSON, as the only attribute of an item: the library converts whole items.</summary>
internal sealed class AttributeValueConverter : JsonConverter<AttributeValue>
{
    private const string Name = "v";

    public override AttributeValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Item.FromDynamoJson($$"""{"{{Name}}":{{document.RootElement.GetRawText()}}}""")[Name];
    }

    public override void Write(Utf8JsonWriter writer, AttributeValue value, JsonSerializerOptions options)
    {
        using var document = JsonDocument.Parse(
            new Item { [Name] = value }.ToDynamoJson(), new JsonDocumentOptions { MaxDepth = WireJson.MaxDepth });
        document.RootElement.GetProperty(Name).WriteTo(writer);
    }
}
