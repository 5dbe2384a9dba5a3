using System.Runtime.CompilerServices;
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
        var parts = new List<KeyConditionPart>(key.PartitionKey.Length + key.SortKey.Length);
        Collect(syntax.Root, binding, parts);
        return Bind(CollectionsMarshal.AsSpan(parts), key);
    }

    /// <summary>Reads a key condition from its parts, whose order doesn't matter, and brings them into the key's order.</summary>
    [SkipLocalsInit]
    public static KeyCondition Bind(Span<KeyConditionPart> parts, QueryKey key)
    {
        var partitionKey = key.PartitionKey;
        var keyCount = partitionKey.Length + key.SortKey.Length;
        if (parts.Length > keyCount)
            throw keyCount <= 2 && parts.Length > 2 ? ExpressionErrors.KeyConditionCount() : ExpressionErrors.KeyConditionNotSupported();

        var found = (stackalloc int[Limits.MaxIndexKeyParts])[..partitionKey.Length];
        for (var i = 0; i < found.Length; i++)
            found[i] = IndexOfPart(parts, key, partitionKey[i], isPartitionKey: true);

        VerifyPartitionKey(partitionKey, parts, found);
        for (var i = 0; i < found.Length; i++)
            Place(parts, i, IndexOfPart(parts, partitionKey[i].Name));
        return BindSortKey(parts, key);
    }

    /// <summary>All partition key attributes must have their equality. Where there are several, those without any condition are told first.</summary>
    private static void VerifyPartitionKey(ReadOnlySpan<KeyPart> partitionKey, ReadOnlySpan<KeyConditionPart> parts, ReadOnlySpan<int> found)
    {
        if (partitionKey.Length == 1 && found[0] < 0)
            throw ExpressionErrors.KeyConditionMissing(partitionKey[0].Name.Text);
        if (partitionKey.Length == 1 && parts[found[0]].Operator != SortKeyOperator.Equal)
            throw ExpressionErrors.KeyConditionNotSupported();

        foreach (var isMissing in (ReadOnlySpan<bool>)[true, false])
        {
            List<string>? names = null;
            for (var i = 0; i < found.Length; i++)
            {
                if (isMissing ? found[i] < 0 : parts[found[i]].Operator != SortKeyOperator.Equal)
                    (names ??= []).Add(partitionKey[i].Name.Text);
            }

            if (names is not null)
                throw ExpressionErrors.PartitionKeyConditionsMissing(string.Join(", ", names));
        }
    }

    private static KeyCondition BindSortKey(Span<KeyConditionPart> parts, QueryKey key)
    {
        AttributeName? gap = null;
        var first = key.PartitionKey.Length;
        var found = first;
        foreach (ref readonly var attribute in key.SortKey)
        {
            var index = IndexOfPart(parts, key, attribute, isPartitionKey: false);
            if (index < 0)
            {
                gap ??= attribute.Name;
                continue;
            }

            var sortOperator = parts[index].Operator ?? throw ExpressionErrors.KeyConditionNotIndexable();
            if (gap is not null)
                throw ExpressionErrors.KeyConditionGap(gap.Text, attribute.Name.Text);
            Place(parts, found++, index);
            if (sortOperator != SortKeyOperator.Equal)
                gap = attribute.Name;
        }

        if (found < parts.Length)
            throw ExpressionErrors.KeyConditionMissing((gap ?? key.SortKey[^1].Name).Text);
        return new KeyCondition(parts[..first], parts[first..]);
    }

    private static void Place(Span<KeyConditionPart> parts, int place, int index)
    {
        if (index != place)
            (parts[place], parts[index]) = (parts[index], parts[place]);
    }

    /// <summary>Where the part on a key attribute is, with its values checked against the key schema; -1 where there is none.</summary>
    private static int IndexOfPart(ReadOnlySpan<KeyConditionPart> parts, QueryKey key, in KeyPart attribute, bool isPartitionKey)
    {
        var index = IndexOfPart(parts, attribute.Name);
        if (index < 0)
            return index;

        ref readonly var part = ref parts[index];
        if (part.Operator is not null)
            VerifyValue(part.Value, key, attribute, isPartitionKey);
        if (part.Operator == SortKeyOperator.Between)
            VerifyValue(part.UpperValue, key, attribute, isPartitionKey);
        return index;
    }

    private static int IndexOfPart(ReadOnlySpan<KeyConditionPart> parts, AttributeName name)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Name.Equals(name))
                return i;
        }

        return -1;
    }

    private static void VerifyValue(in AttributeValue value, QueryKey key, in KeyPart attribute, bool isPartitionKey)
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
