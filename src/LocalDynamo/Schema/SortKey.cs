using LocalDynamo.Schema;

namespace LocalDynamo;

/// <summary>A condition on the sort key of a query: one of the seven that the service has.</summary>
/// <example>
/// <code>
/// films.Query(2013, SortKey.BeginsWith("Ru"));
/// </code>
/// </example>
public sealed class SortKey
{
    private readonly Func<byte[], byte[], SortKeyRange> _range;

    private SortKey(AttributeValue first, AttributeValue second, Func<byte[], byte[], SortKeyRange> range) =>
        (First, Second, _range) = (first, second, range);

    internal AttributeValue First { get; }

    internal AttributeValue Second { get; }

    /// <summary>Whether the values are prefixes, which numbers don't have.</summary>
    internal bool IsPrefix { get; private init; }

    /// <summary>The sort key is this value.</summary>
    /// <param name="value">A value of the sort key's type.</param>
    public static SortKey EqualTo(AttributeValue value) => new(value, value, static (key, _) => SortKeyRange.EqualTo(key));

    /// <summary>The sort key comes before this value.</summary>
    /// <param name="valueExclusive">A value of the sort key's type.</param>
    public static SortKey LessThan(AttributeValue valueExclusive) =>
        new(valueExclusive, valueExclusive, static (key, _) => SortKeyRange.LessThan(key));

    /// <summary>The sort key comes before this value or is it.</summary>
    /// <param name="valueInclusive">A value of the sort key's type.</param>
    public static SortKey AtMost(AttributeValue valueInclusive) =>
        new(valueInclusive, valueInclusive, static (key, _) => SortKeyRange.AtMost(key));

    /// <summary>The sort key comes after this value.</summary>
    /// <param name="valueExclusive">A value of the sort key's type.</param>
    public static SortKey GreaterThan(AttributeValue valueExclusive) =>
        new(valueExclusive, valueExclusive, static (key, _) => SortKeyRange.GreaterThan(key));

    /// <summary>The sort key comes after this value or is it.</summary>
    /// <param name="valueInclusive">A value of the sort key's type.</param>
    public static SortKey AtLeast(AttributeValue valueInclusive) =>
        new(valueInclusive, valueInclusive, static (key, _) => SortKeyRange.AtLeast(key));

    /// <summary>The sort key lies between two values or is one of them.</summary>
    /// <param name="lowerInclusive">A value of the sort key's type.</param>
    /// <param name="upperInclusive">A value of the sort key's type, not before the other.</param>
    public static SortKey Between(AttributeValue lowerInclusive, AttributeValue upperInclusive) =>
        new(lowerInclusive, upperInclusive, SortKeyRange.Between);

    /// <summary>The sort key begins with this text or these bytes.</summary>
    /// <param name="prefix">A value of the sort key's type, which is S or B.</param>
    public static SortKey BeginsWith(AttributeValue prefix) =>
        new(prefix, prefix, static (key, _) => SortKeyRange.BeginsWith(key)) { IsPrefix = true };

    internal SortKeyRange ToRange(byte[] first, byte[] second) => _range(first, second);
}
