using System.Text.Json;
using System.Text.Json.Serialization;
using LocalDynamo.Values.Json;

namespace LocalDynamo.Oracle.Wire;

/// <summary>Maps an <see cref="AttributeValue"/> to DynamoDB JSON, as the front doors do.</summary>
internal sealed class AttributeValueConverter : JsonConverter<AttributeValue>
{
    public override AttributeValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DynamoJson.ReadValue(ref reader);

    public override void Write(Utf8JsonWriter writer, AttributeValue value, JsonSerializerOptions options) =>
        DynamoJson.WriteValue(writer, value);
}
