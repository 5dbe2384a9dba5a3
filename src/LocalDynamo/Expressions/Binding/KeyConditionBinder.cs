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
    public static KeyCondition Bind(ConditionSyntax syntax, ExpressionBinding binding, QueryKey key)
    {
        KeyRules.VerifyScalars(syntax.CheckOrder, binding, key.TableNames, key.IndexNames);
        var parts = new List<KeyConditionPart>();
        Collect(syntax.Root, binding, parts);
        return Bind(parts, key);
    }

    /// <summary>Reads a key condition from its parts, whose order doesn't matter.</summary>
    public static KeyCondition Bind(List<KeyConditionPart> parts, QueryKey key)
    {
        var partitionKey = key.PartitionKey;
        var keyCount = partitionKey.Length + key.SortKey.Length;
        if (parts.Count > Math.Max(keyCount, 2))
            throw ExpressionErrors.KeyConditionCount();
        if (parts.Count > keyCount)
            throw ExpressionErrors.KeyConditionNotSupported();

        var partitionKeys = new AttributeValue[partitionKey.Length];
        for (var i = 0; i < partitionKeys.Length; i++)
        {
            var part = PartOn(parts, key, partitionKey[i], isPartitionKey: true) ?? throw ExpressionErrors.KeyConditionMissing(partitionKey[i].Name.Text);
            if (part.Operator != SortKeyOperator.Equal)
                throw ExpressionErrors.KeyConditionNotSupported();
            partitionKeys[i] = part.Value;
        }

        return BindSortKey(parts, partitionKeys, key);
    }

    private static KeyCondition BindSortKey(List<KeyConditionPart> parts, AttributeValue[] partitionKeys, QueryKey key)
    {
        var prefix = new List<AttributeValue>();
        KeyConditionPart? last = null;
        AttributeName? gap = null;
        var found = partitionKeys.Length;
        foreach (ref readonly var attribute in key.SortKey)
        {
            var part = PartOn(parts, key, attribute, isPartitionKey: false);
            if (part is null)
            {
                gap ??= attribute.Name;
                continue;
            }

            found++;
            if (part.Value.Operator is null)
                throw ExpressionErrors.KeyConditionNotIndexable();
            if (gap is not null)
                throw ExpressionErrors.KeyConditionGap(gap.Text, attribute.Name.Text);
            if (last is not null)
                prefix.Add(last.Value.Value);
            last = part;
            if (part.Value.Operator != SortKeyOperator.Equal)
                gap = attribute.Name;
        }

        if (found < parts.Count)
            throw ExpressionErrors.KeyConditionMissing((gap ?? key.SortKey[^1].Name).Text);
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
    private static KeyConditionPart? PartOn(List<KeyConditionPart> parts, QueryKey key, KeyPart attribute, bool isPartitionKey)
    {
        foreach (ref readonly var part in CollectionsMarshal.AsSpan(parts))
        {
            if (!part.Name.Equals(attribute.Name))
                continue;
            if (part.Operator is not null)
                VerifyValue(part.Value, key, attribute, isPartitionKey);
            if (part.Operator == SortKeyOperator.Between)
                VerifyValue(part.UpperValue, key, attribute, isPartitionKey);
            return part;
        }

        return null;
    }

    private static void VerifyValue(AttributeValue value, QueryKey key, KeyPart attribute, bool isPartitionKey)
    {
        if (value.Type != attribute.Type)
            throw ExpressionErrors.KeyValueOfWrongType();
        var sizeBytes = value.SizeBytes;
        if (sizeBytes == 0)
            throw new ValidationException(key.EmptyValueError(attribute));
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
