namespace LocalDynamo.Expressions;

/// <summary>How the last sort key attribute that a key condition names is restricted.</summary>
internal enum SortKeyOperator : byte
{
    /// <summary>The condition names no sort key attribute.</summary>
    None,
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,

    /// <summary>At least the first value and at most the second.</summary>
    Between,
    BeginsWith,
}

/// <summary>
/// What a Query asks for: one item collection, and a range of its sort keys. The values have the types of the key schema, and keep to
/// the limits of key sizes.
/// </summary>
internal sealed class KeyCondition
{
    /// <summary>The value of each partition key attribute, in the key schema's order.</summary>
    public required AttributeValue[] PartitionKeys { get; init; }

    /// <summary>The value of the partition key, where it is one attribute.</summary>
    public AttributeValue PartitionKey => PartitionKeys[0];

    /// <summary>The values that the first sort key attributes must equal, before the one that <see cref="Operator"/> restricts.</summary>
    public required AttributeValue[] SortKeyPrefix { get; init; }

    /// <summary>How the sort key attribute behind <see cref="SortKeyPrefix"/> is restricted.</summary>
    public required SortKeyOperator Operator { get; init; }

    /// <summary>What the operator compares with; the lower bound of BETWEEN.</summary>
    public required AttributeValue Value { get; init; }

    /// <summary>The upper bound of BETWEEN.</summary>
    public required AttributeValue UpperValue { get; init; }
}
