using System.Text.Json;
using System.Text.Json.Serialization;
using LocalDynamo.Values.Json;

namespace LocalDynamo.Oracle.Wire;

/// <summary>Maps an <see cref="Item"/> to DynamoDB JSON, as the front doors do.</summary>
internal sealed class ItemConverter : JsonConverter<Item>
{
    public override Item Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => DynamoJson.ReadItem(ref reader);

    public override void Write(Utf8JsonWriter writer, Item value, JsonSerializerOptions options) => DynamoJson.Write(writer, value);
}
