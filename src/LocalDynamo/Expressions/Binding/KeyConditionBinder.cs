using System.Runtime.InteropServices;
using LocalDynamo.Expressions.Syntax;
using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.Expressions.Binding;

/// <summary>
/// Reads a key condition: equality on every partition key attribute, and sort key attributes from the left without gaps, of which only
/// the last one named may have another operator.
/// </summary>
internal static class KeyConditionBinder
{
    public static KeyCondition Bind(
        ConditionSyntax syntax,
        ExpressionBinding binding,
        ReadOnlySpan<KeyPart> partitionKey,
        ReadOnlySpan<KeyPart> sortKey)
    {
        var keyNames = new AttributeName[partitionKey.Length + sortKey.Length];
        for (var i = 0; i < keyNames.Length; i++)
            keyNames[i] = i < partitionKey.Length ? partitionKey[i].Name : sortKey[i - partitionKey.Length].Name;
        KeyRules.VerifyScalars(syntax.CheckOrder, binding, keyNames);

        var parts = new List<KeyConditionPart>();
        Collect(syntax.Root, binding, parts);
        return Bind(parts, partitionKey, sortKey);
    }

    /// <summary>Reads a key condition from its parts, whose order doesn't matter.</summary>
    public static KeyCondition Bind(List<KeyConditionPart> parts, ReadOnlySpan<KeyPart> partitionKey, ReadOnlySpan<KeyPart> sortKey)
    {
        var keyCount = partitionKey.Length + sortKey.Length;
        if (parts.Count > Math.Max(keyCount, 2))
            throw ExpressionErrors.KeyConditionCount();
        if (parts.Count > keyCount)
            throw ExpressionErrors.KeyConditionNotSupported();

        var partitionKeys = new AttributeValue[partitionKey.Length];
        for (var i = 0; i < partitionKeys.Length; i++)
        {
            var part = PartOn(parts, partitionKey[i], isPartitionKey: true) ?? throw ExpressionErrors.KeyConditionMissing(partitionKey[i].Name.Text);
            if (part.Operator != SortKeyOperator.Equal)
                throw ExpressionErrors.KeyConditionNotSupported();
            partitionKeys[i] = part.Value;
        }

        return BindSortKey(parts, partitionKeys, sortKey);
    }

    private static KeyCondition BindSortKey(List<KeyConditionPart> parts, AttributeValue[] partitionKeys, ReadOnlySpan<KeyPart> sortKey)
    {
        var prefix = new List<AttributeValue>();
        KeyConditionPart? last = null;
        AttributeName? gap = null;
        var found = partitionKeys.Length;
        foreach (ref readonly var key in sortKey)
        {
            var part = PartOn(parts, key, isPartitionKey: false);
            if (part is null)
            {
                gap ??= key.Name;
                continue;
            }

            found++;
            if (part.Value.Operator is null)
                throw ExpressionErrors.KeyConditionNotIndexable();
            if (gap is not null)
                throw ExpressionErrors.KeyConditionGap(gap.Text, key.Name.Text);
            if (last is not null)
                prefix.Add(last.Value.Value);
            last = part;
            if (part.Value.Operator != SortKeyOperator.Equal)
                gap = key.Name;
        }

        if (found < parts.Count)
            throw ExpressionErrors.KeyConditionMissing((gap ?? sortKey[^1].Name).Text);
        return new KeyCondition
        {
            PartitionKeys = partitionKeys,
            SortKeyPrefix = [.. prefix],
            Operator = last?.Operator ?? SortKeyOperator.None,
            Value = last?.Value ?? default,
            UpperValue = last?.UpperValue ?? default,
        };
    }

    /// <summary>The part on a key attribute, if there is one, with its values checked against the key schema.</summary>
    private static KeyConditionPart? PartOn(List<KeyConditionPart> parts, KeyPart key, bool isPartitionKey)
    {
        foreach (ref readonly var part in CollectionsMarshal.AsSpan(parts))
        {
            if (!part.Name.Equals(key.Name))
                continue;
            if (part.Operator is not null)
                VerifyValue(part.Value, key, isPartitionKey);
            if (part.Operator == SortKeyOperator.Between)
                VerifyValue(part.UpperValue, key, isPartitionKey);
            return part;
        }

        return null;
    }

    private static void VerifyValue(AttributeValue value, KeyPart key, bool isPartitionKey)
    {
        if (value.Type != key.Type)
            throw ExpressionErrors.KeyValueOfWrongType();
        var sizeBytes = value.SizeBytes;
        if (sizeBytes == 0)
            throw ExpressionErrors.KeyValueEmpty(key.Name.Text, key.Type);
        if (isPartitionKey && sizeBytes > Limits.MaxPartitionKeyBytes)
            throw ExpressionErrors.PartitionKeyTooLong(Limits.MaxPartitionKeyBytes);
        if (!isPartitionKey && sizeBytes > Limits.MaxSortKeyBytes)
            throw ExpressionErrors.SortKeyTooLong(Limits.MaxSortKeyBytes);
    }

    private static void Collect(SyntaxNode node, ExpressionBinding binding, List<KeyConditionPart> parts)
    {
        if (node is LogicalNode { IsAnd: true } conjunction)
        {
            foreach (var condition in conjunction.Conditions)
                Collect(condition, binding, parts);
            return;
        }

        var part = KeyConditionPart.Of(node, binding);
        foreach (ref readonly var other in CollectionsMarshal.AsSpan(parts))
        {
            if (other.Name.Equals(part.Name))
                throw ExpressionErrors.SeveralConditionsOnKey();
        }

        parts.Add(part);
    }
}
