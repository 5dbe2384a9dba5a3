namespace LocalDynamo;

/// <summary>The primary key of an item: the value of the partition key and, in tables that have one, of the sort key.</summary>
/// <param name="PartitionKey">A value of type S, N or B, as the table's key schema says.</param>
/// <param name="SortKey">The same for the sort key; <c>default</c> in tables without one.</param>
/// <example>
/// <code>
/// table.Get("ada");                          // a partition key alone converts by itself
/// table.Delete(new Key(2013, "Rush"));
/// </code>
/// </example>
public readonly record struct Key(AttributeValue PartitionKey, AttributeValue SortKey = default)
{
    /// <summary>A partition key that is a string.</summary>
    /// <param name="partitionKey">The value.</param>
    public static implicit operator Key(string partitionKey) => new(partitionKey);

    /// <summary>A partition key that is a number.</summary>
    /// <param name="partitionKey">The value.</param>
    public static implicit operator Key(long partitionKey) => new(partitionKey);

    /// <summary>A partition key that is a number.</summary>
    /// <param name="partitionKey">The value.</param>
    public static implicit operator Key(DynamoNumber partitionKey) => new(partitionKey);

    /// <summary>A partition key that is binary.</summary>
    /// <param name="partitionKey">The value.</param>
    public static implicit operator Key(byte[] partitionKey) => new(partitionKey);

    /// <summary>A partition key of any type.</summary>
    /// <param name="partitionKey">The value.</param>
    public static implicit operator Key(AttributeValue partitionKey) => new(partitionKey);

    /// <summary>The key as plain JSON values: <c>"ada"</c>, or <c>(2013, "Rush")</c>.</summary>
    public override string ToString() => SortKey.HasValue ? $"({PartitionKey}, {SortKey})" : PartitionKey.ToString();
}
