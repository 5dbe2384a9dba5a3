using LocalDynamo.Expressions.Binding;

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
/// <remarks>A view of the conditions it was bound from, in the order of the key.</remarks>
internal readonly ref struct KeyCondition(ReadOnlySpan<KeyConditionPart> partitionKeys, ReadOnlySpan<KeyConditionPart> sortKeys)
{
    /// <summary>The equality on each partition key attribute, in the key schema's order.</summary>
    public ReadOnlySpan<KeyConditionPart> PartitionKeys { get; } = partitionKeys;

    /// <summary>The conditions on the first sort key attributes; all but the last are equalities.</summary>
    public ReadOnlySpan<KeyConditionPart> SortKeys { get; } = sortKeys;

    /// <summary>The value of the partition key, where it is one attribute.</summary>
    public AttributeValue PartitionKey => PartitionKeys[0].Value;

    /// <summary>How the last of <see cref="SortKeys"/> is restricted.</summary>
    public SortKeyOperator Operator => SortKeys.IsEmpty ? SortKeyOperator.None : SortKeys[^1].Operator!.Value;

    /// <summary>What the operator compares with; the lower bound of BETWEEN.</summary>
    public AttributeValue Value => SortKeys.IsEmpty ? default : SortKeys[^1].Value;

    /// <summary>The upper bound of BETWEEN.</summary>
    public AttributeValue UpperValue => SortKeys.IsEmpty ? default : SortKeys[^1].UpperValue;
}
