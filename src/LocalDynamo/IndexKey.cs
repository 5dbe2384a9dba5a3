namespace LocalDynamo;

/// <summary>
/// What a query of an index is for: the value of its partition key, which converts by itself, or the values of all its attributes
/// where it has several.
/// </summary>
/// <example>
/// <code>
/// var open = table.Index("ByStatus").Query("open");
/// var here = table.Index("ByTenantAndRegion").Query(IndexKey.Of("acme", "eu"));
/// </code>
/// </example>
public readonly struct IndexKey
{
    private IndexKey(AttributeValue[] values) => Values = values;

    internal AttributeValue[]? Values { get; }

    /// <summary>A partition key of several attributes.</summary>
    /// <param name="values">The value of each, in the order of the index's key; up to four.</param>
    public static IndexKey Of(params AttributeValue[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new IndexKey(values);
    }

    /// <summary>A partition key that is a string.</summary>
    /// <param name="partitionKey">The value.</param>
    public static implicit operator IndexKey(string partitionKey) => new([partitionKey]);

    /// <summary>A partition key that is an integer.</summary>
    /// <param name="partitionKey">The value.</param>
    public static implicit operator IndexKey(long partitionKey) => new([partitionKey]);

    /// <summary>A partition key that is a number.</summary>
    /// <param name="partitionKey">The value.</param>
    public static implicit operator IndexKey(DynamoNumber partitionKey) => new([partitionKey]);

    /// <summary>A partition key that is binary.</summary>
    /// <param name="partitionKey">The value.</param>
    public static implicit operator IndexKey(byte[] partitionKey) => new([partitionKey]);

    /// <summary>A partition key of any type.</summary>
    /// <param name="partitionKey">The value.</param>
    public static implicit operator IndexKey(AttributeValue partitionKey) => new([partitionKey]);
}
