using LocalDynamo.Expressions;
using LocalDynamo.Expressions.Binding;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Indexes;

/// <content>The bytes under which storage knows an entry.</content>
internal sealed partial class IndexSchema
{
    public override int ScratchBytes { get; }

    public override int PartitionScratchBytes { get; }

    public override ReadOnlySpan<byte> PartitionKeyOf(Item entry, Span<byte> scratch)
    {
        if (PartitionKey.Length == 1)
            return entry.KeyBytes(PartitionKey[0].Name);

        return scratch[..Write(entry, PartitionKey, scratch)];
    }

    /// <summary>The partition that a query names by the values of all partition key attributes, in their order.</summary>
    public byte[] PartitionKeyOf(ReadOnlySpan<KeyConditionPart> values)
    {
        Span<byte> part = stackalloc byte[Limits.MaxPartitionKeyBytes];
        if (values.Length == 1)
            return values[0].Value.KeyBytes(part).ToArray();

        Span<byte> bytes = new byte[PartitionScratchBytes];
        var length = 0;
        foreach (ref readonly var value in values)
            length += CompositeKey.Write(value.Value.KeyBytes(part), bytes[length..]);
        return bytes[..length].ToArray();
    }

    public override ReadOnlySpan<byte> SortKeyOf(Item item, Span<byte> scratch)
    {
        var length = Write(item, SortKey, scratch);
        length += CompositeKey.Write(item.KeyBytes(Table.PartitionKey), scratch[length..]);
        if (Table.SortKey is { } tableSortKey)
        {
            var last = item.KeyBytes(tableSortKey);
            last.CopyTo(scratch[length..]);
            length += last.Length;
        }

        return scratch[..length];
    }

    /// <summary>The entries of a partition that a query asks for.</summary>
    public SortKeyRange RangeOf(in KeyCondition condition)
    {
        if (condition.SortKeys.IsEmpty)
            return SortKeyRange.All;

        var equals = condition.SortKeys[..^1];
        if (condition.Operator == SortKeyOperator.BeginsWith)
            return SortKeyRange.BeginsWith([.. PrefixOf(equals), .. OpenPart(condition.Value)]);

        // What has this value, whatever follows it in the key.
        var equal = SortKeyRange.BeginsWith(PrefixOf(equals, condition.Value));
        var all = SortKeyRange.BeginsWith(PrefixOf(equals));
        return condition.Operator switch
        {
            SortKeyOperator.Equal => equal,
            SortKeyOperator.Less => all with { Upper = equal.Lower, UpperInclusive = false },
            SortKeyOperator.LessOrEqual => all with { Upper = equal.Upper, UpperInclusive = equal.UpperInclusive },
            SortKeyOperator.Greater => all with { Lower = equal.Upper, LowerInclusive = true },
            SortKeyOperator.GreaterOrEqual => all with { Lower = equal.Lower, LowerInclusive = true },
            _ => equal with { Upper = SortKeyRange.BeginsWith(PrefixOf(equals, condition.UpperValue)).Upper },
        };
    }

    private static byte[] PrefixOf(ReadOnlySpan<KeyConditionPart> equals, AttributeValue last = default)
    {
        Span<byte> part = stackalloc byte[Limits.MaxSortKeyBytes];
        Span<byte> bytes = new byte[(equals.Length + 1) * CompositeKey.MaxLength(Limits.MaxSortKeyBytes)];
        var length = 0;
        foreach (ref readonly var condition in equals)
            length += CompositeKey.Write(condition.Value.KeyBytes(part), bytes[length..]);
        if (last.HasValue)
            length += CompositeKey.Write(last.KeyBytes(part), bytes[length..]);
        return bytes[..length].ToArray();
    }

    private static byte[] OpenPart(AttributeValue beginning)
    {
        Span<byte> part = stackalloc byte[Limits.MaxSortKeyBytes];
        Span<byte> bytes = stackalloc byte[CompositeKey.MaxLength(Limits.MaxSortKeyBytes)];
        return bytes[..CompositeKey.WriteOpen(beginning.KeyBytes(part), bytes)].ToArray();
    }

    private static int Write(Item entry, KeyPart[] parts, Span<byte> destination)
    {
        var length = 0;
        foreach (var part in parts)
            length += CompositeKey.Write(entry.KeyBytes(part.Name), destination[length..]);
        return length;
    }

    private static int MaxPartBytes(KeyPart part, int maxBytes) =>
        CompositeKey.MaxLength(part.Type == AttributeType.N ? DynamoNumber.MaxEncodedBytes : maxBytes);

    private int SortScratchBytes() =>
        SortKey.Sum(part => MaxPartBytes(part, Limits.MaxSortKeyBytes))
        + MaxPartBytes(new KeyPart(Table.PartitionKey, Table.PartitionKeyType), Limits.MaxPartitionKeyBytes)
        + (Table.SortKey is null ? 0 : Limits.MaxSortKeyBytes);
}
