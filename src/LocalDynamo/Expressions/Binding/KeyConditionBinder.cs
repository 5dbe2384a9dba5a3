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
        if (parts.Count > keyCount)
            throw keyCount <= 2 && parts.Count > 2 ? ExpressionErrors.KeyConditionCount() : ExpressionErrors.KeyConditionNotSupported();

        var found = new KeyConditionPart?[partitionKey.Length];
        for (var i = 0; i < found.Length; i++)
            found[i] = PartOn(parts, key, partitionKey[i], isPartitionKey: true);

        VerifyPartitionKey(partitionKey, found);
        return BindSortKey(parts, [.. found.Select(static part => part!.Value.Value)], key);
    }

    /// <summary>All partition key attributes must have their equality. Where there are several, those without any condition are told first.</summary>
    private static void VerifyPartitionKey(ReadOnlySpan<KeyPart> partitionKey, KeyConditionPart?[] found)
    {
        if (partitionKey.Length == 1 && found[0] is null)
            throw ExpressionErrors.KeyConditionMissing(partitionKey[0].Name.Text);
        if (partitionKey.Length == 1 && found[0]!.Value.Operator != SortKeyOperator.Equal)
            throw ExpressionErrors.KeyConditionNotSupported();

        foreach (var isMissing in (ReadOnlySpan<bool>)[true, false])
        {
            var names = new List<string>();
            for (var i = 0; i < found.Length; i++)
            {
                if (isMissing ? found[i] is null : found[i]!.Value.Operator != SortKeyOperator.Equal)
                    names.Add(partitionKey[i].Name.Text);
            }

            if (names.Count > 0)
                throw ExpressionErrors.PartitionKeyConditionsMissing(string.Join(", ", names));
        }
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
        var maxBytes = isPartitionKey ? Limits.MaxPartitionKeyBytes : Limits.MaxSortKeyBytes;
        if (sizeBytes > maxBytes)
            throw new ValidationException(KeyErrors.TooLarge(maxBytes));
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
