namespace LocalDynamo.AwsSdk.Mapping;

/// <summary>Key schemas and the types of key attributes.</summary>
internal static class Schemas
{
    public static List<AttributeDefinition>? Definitions(List<Model.AttributeDefinition>? definitions) =>
        Requests.List(definitions, static definition => new AttributeDefinition
        {
            AttributeName = definition.AttributeName,
            AttributeType = definition.AttributeType.ToLibrary(),
        });

    public static List<Model.AttributeDefinition>? Definitions(List<AttributeDefinition>? definitions) =>
        Responses.List(definitions, static definition => new Model.AttributeDefinition
        {
            AttributeName = definition.AttributeName,
            AttributeType = definition.AttributeType.ToSdk(),
        });

    public static List<KeySchemaElement>? Key(List<Model.KeySchemaElement>? key) =>
        Requests.List(key, static element => new KeySchemaElement
        {
            AttributeName = element.AttributeName,
            KeyType = element.KeyType.ToLibrary(),
        });

    public static List<Model.KeySchemaElement>? Key(List<KeySchemaElement>? key) =>
        Responses.List(key, static element => new Model.KeySchemaElement
        {
            AttributeName = element.AttributeName,
            KeyType = element.KeyType.ToSdk(),
        });
}
