using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.Expressions.Binding;

/// <summary>A key attribute of the table or index that is queried. An index may have up to four of each kind.</summary>
internal readonly record struct QueryKeyAttribute(AttributeName Name, AttributeType Type)
{
    public static QueryKeyAttribute[] PartitionKeyOf(KeySchema schema) => [new(schema.PartitionKey, schema.PartitionKeyType)];

    public static QueryKeyAttribute[] SortKeyOf(KeySchema schema) => schema.SortKey is null ? [] : [new(schema.SortKey, schema.SortKeyType)];
}
