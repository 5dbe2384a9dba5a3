using LocalDynamo.Values;

namespace LocalDynamo.Schema;

/// <summary>One attribute of a key, of a table or an index. An index has up to four in its partition key and four in its sort key.</summary>
internal readonly record struct KeyPart(AttributeName Name, AttributeType Type)
{
    public static KeyPart[] PartitionKeyOf(KeySchema schema) => [new(schema.PartitionKey, schema.PartitionKeyType)];

    public static KeyPart[] SortKeyOf(KeySchema schema) => schema.SortKey is null ? [] : [new(schema.SortKey, schema.SortKeyType)];
}
