namespace LocalDynamo;

/// <summary>A condition on the sort key of a query: one of the seven that the service has.</summary>
/// <example>
/// <code>
/// films.Query(2013, SortKey.BeginsWith("Ru"));
/// </code>
/// </example>
public sealed class SortKey
{
    private SortKey(string comparison, params AttributeValue[] values) => Conditions = [(comparison, values)];

    private SortKey((string Comparison, AttributeValue[] Values)[] conditions) => Conditions = conditions;

    /// <summary>A condition for each attribute: the service's name of the comparison, as in its legacy KeyConditions, and its values.</summary>
    internal (string Comparison, AttributeValue[] Values)[] Conditions { get; }

    /// <summary>The sort key is this value.</summary>
    /// <param name="value">A value of the sort key's type.</param>
    public static SortKey EqualTo(AttributeValue value) => new("EQ", value);

    /// <summary>The sort key comes before this value.</summary>
    /// <param name="valueExclusive">A value of the sort key's type.</param>
    public static SortKey LessThan(AttributeValue valueExclusive) => new("LT", valueExclusive);

    /// <summary>The sort key comes before this value or is it.</summary>
    /// <param name="valueInclusive">A value of the sort key's type.</param>
    public static SortKey AtMost(AttributeValue valueInclusive) => new("LE", valueInclusive);

    /// <summary>The sort key comes after this value.</summary>
    /// <param name="valueExclusive">A value of the sort key's type.</param>
    public static SortKey GreaterThan(AttributeValue valueExclusive) => new("GT", valueExclusive);

    /// <summary>The sort key comes after this value or is it.</summary>
    /// <param name="valueInclusive">A value of the sort key's type.</param>
    public static SortKey AtLeast(AttributeValue valueInclusive) => new("GE", valueInclusive);

    /// <summary>The sort key lies between two values or is one of them.</summary>
    /// <param name="lowerInclusive">A value of the sort key's type.</param>
    /// <param name="upperInclusive">A value of the sort key's type, not before the other.</param>
    public static SortKey Between(AttributeValue lowerInclusive, AttributeValue upperInclusive) =>
        new("BETWEEN", lowerInclusive, upperInclusive);

    /// <summary>The sort key begins with this text or these bytes.</summary>
    /// <param name="prefix">A value of the sort key's type, which is S or B.</param>
    public static SortKey BeginsWith(AttributeValue prefix) => new("BEGINS_WITH", prefix);

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
        return new SortKey([.. Conditions, .. next.Conditions]);
    }
}
