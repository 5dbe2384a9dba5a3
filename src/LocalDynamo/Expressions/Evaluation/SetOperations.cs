namespace LocalDynamo.Expressions.Evaluation;

/// <summary>Union and difference of two sets of the same type.</summary>
internal static class SetOperations
{
    public static AttributeValue Union(AttributeValue set, AttributeValue added) => set.Type switch
    {
        AttributeType.SS => AttributeValue.StringSet([.. set.AsStringSet().Union(added.AsStringSet())]),
        AttributeType.NS => AttributeValue.NumberSet([.. set.AsNumberSet().Union(added.AsNumberSet())]),
        _ => AttributeValue.BinarySet([.. set.AsBinarySet(), .. Missing(set, added)]),
    };

    /// <summary>The members of one set without those of another; <c>default</c> if none are left, as there are no empty sets.</summary>
    public static AttributeValue Except(AttributeValue set, AttributeValue removed)
    {
        switch (set.Type)
        {
            case AttributeType.SS:
                string[] strings = [.. set.AsStringSet().Except(removed.AsStringSet())];
                return strings.Length == 0 ? default : AttributeValue.StringSet(strings);
            case AttributeType.NS:
                DynamoNumber[] numbers = [.. set.AsNumberSet().Except(removed.AsNumberSet())];
                return numbers.Length == 0 ? default : AttributeValue.NumberSet(numbers);
            default:
                var binaries = Missing(removed, set);
                return binaries.Count == 0 ? default : AttributeValue.BinarySet([.. binaries]);
        }
    }

    /// <summary>The members of <paramref name="candidates"/> that <paramref name="set"/> lacks.</summary>
    private static List<byte[]> Missing(AttributeValue set, AttributeValue candidates)
    {
        var known = new HashSet<string>(set.AsBinarySet().Select(Convert.ToHexString), StringComparer.Ordinal);
        return [.. candidates.AsBinarySet().Where(member => !known.Contains(Convert.ToHexString(member)))];
    }
}
