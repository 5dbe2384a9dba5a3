using LocalDynamo.Expressions;

namespace LocalDynamo;

/// <summary>A condition on the sort key of a query: one of the seven that the service has.</summary>
/// <example>
/// <code>
/// films.Query(2013, SortKey.BeginsWith("Ru"));
/// </code>
/// </example>
public sealed class SortKey
{
    private SortKey(SortKeyOperator comparison, AttributeValue value, AttributeValue upperValue = default, SortKey? next = null) =>
        (Operator, Value, UpperValue, Next) = (comparison, value, upperValue, next);

    internal SortKeyOperator Operator { get; }

    /// <summary>What the operator compares with; the lower bound of <see cref="Between"/>.</summary>
    internal AttributeValue Value { get; }

    /// <summary>The upper bound of <see cref="Between"/>.</summary>
    internal AttributeValue UpperValue { get; }

    /// <summary>The condition on the next attribute; null for none.</summary>
    internal SortKey? Next { get; }

    /// <summary>The sort key is this value.</summary>
    /// <param name="value">A value of the sort key's type.</param>
    public static SortKey EqualTo(AttributeValue value) => new(SortKeyOperator.Equal, value);

    /// <summary>The sort key comes before this value.</summary>
    /// <param name="valueExclusive">A value of the sort key's type.</param>
    public static SortKey LessThan(AttributeValue valueExclusive) => new(SortKeyOperator.Less, valueExclusive);

    /// <summary>The sort key comes before this value or is it.</summary>
    /// <param name="valueInclusive">A value of the sort key's type.</param>
    public static SortKey AtMost(AttributeValue valueInclusive) => new(SortKeyOperator.LessOrEqual, valueInclusive);

    /// <summary>The sort key comes after this value.</summary>
    /// <param name="valueExclusive">A value of the sort key's type.</param>
    public static SortKey GreaterThan(AttributeValue valueExclusive) => new(SortKeyOperator.Greater, valueExclusive);

    /// <summary>The sort key comes after this value or is it.</summary>
    /// <param name="valueInclusive">A value of the sort key's type.</param>
    public static SortKey AtLeast(AttributeValue valueInclusive) => new(SortKeyOperator.GreaterOrEqual, valueInclusive);

    /// <summary>The sort key lies between two values or is one of them.</summary>
    /// <param name="lowerInclusive">A value of the sort key's type.</param>
    /// <param name="upperInclusive">A value of the sort key's type, not before the other.</param>
    public static SortKey Between(AttributeValue lowerInclusive, AttributeValue upperInclusive) =>
        new(SortKeyOperator.Between, lowerInclusive, upperInclusive);

    /// <summary>The sort key begins with this text or these bytes.</summary>
    /// <param name="prefix">A value of the sort key's type, which is S or B.</param>
    public static SortKey BeginsWith(AttributeValue prefix) => new(SortKeyOperator.BeginsWith, prefix);

    /// <summary>Adds a condition on the next attribute, for an index whose sort key has several.</summary>
    /// <param name="next">The condition on the attribute behind those that have one. All before it must be <see cref="EqualTo"/>.</param>
    /// <example>
    /// <code>
    /// table.Index("ByTenant").Query("acme", SortKey.EqualTo("open").Then(SortKey.AtLeast(20260101)));
    /// </code>
    /// </example>
    public SortKey Then(SortKey next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return new SortKey(Operator, Value, UpperValue, Next is null ? next : Next.Then(next));
    }
}
