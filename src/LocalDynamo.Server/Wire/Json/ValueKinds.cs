using System.Text.Json;
using LocalDynamo.Values.Json;

namespace LocalDynamo.Server.Wire.Json;

/// <summary>An item or a key, read straight into the block that is stored.</summary>
internal sealed class ItemKind() : Kind<Item>(WireType.AttributeMap)
{
    public override Item Read(ref Utf8JsonReader reader) => DynamoJson.ReadItem(ref reader);

    public override void Write(Utf8JsonWriter writer, Item value) => DynamoJson.Write(writer, value);
}

/// <summary>One value of DynamoDB JSON.</summary>
internal sealed class ValueKind() : Kind<AttributeValue>(WireType.AttributeValue)
{
    public override bool ReadsNull => true;

    public override AttributeValue Read(ref Utf8JsonReader reader) => DynamoJson.ReadValue(ref reader);

    public override void Write(Utf8JsonWriter writer, AttributeValue value) => DynamoJson.WriteValue(writer, value);
}
