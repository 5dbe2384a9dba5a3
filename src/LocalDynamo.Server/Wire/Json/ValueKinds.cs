using System.Text.Json;

namespace LocalDynamo.Server.Wire.Json;

/// <summary>An item or a key: DynamoDB JSON, read straight into the block that is stored.</summary>
internal sealed class ItemKind : Kind<Item>
{
    public override string JavaType => JavaTypes.Item;

    public override bool IsParameterized => true;

    public override Item Read(ref Utf8JsonReader reader)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Item.FromDynamoJson(document.RootElement.GetRawText());
    }

    public override void Write(Utf8JsonWriter writer, Item value) => writer.WriteRawValue(value.ToDynamoJson(), skipInputValidation: true);
}

/// <summary>One value of DynamoDB JSON.</summary>
internal sealed class ValueKind : Kind<AttributeValue>
{
    public override string JavaType => JavaTypes.AttributeValue;

    public override AttributeValue Read(ref Utf8JsonReader reader)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Item.FromDynamoJson($$"""{"v":{{document.RootElement.GetRawText()}}}""")["v"];
    }

    public override void Write(Utf8JsonWriter writer, AttributeValue value) => throw new NotSupportedException();
}
