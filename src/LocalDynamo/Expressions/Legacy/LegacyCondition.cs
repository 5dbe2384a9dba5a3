namespace LocalDynamo.Expressions.Legacy;

/// <summary>A condition on one attribute, from KeyConditions, QueryFilter, ScanFilter or Expected, as the request has it.</summary>
/// <param name="Name">The attribute's name, which is no path.</param>
/// <param name="Comparison">The service's name of the comparison: EQ, NE, LE, LT, GE, GT, NOT_NULL, NULL, CONTAINS, and so on.</param>
/// <param name="Values">What is compared with: as many values as the comparison takes, of types it takes.</param>
internal readonly record struct LegacyCondition(string Name, string Comparison, IReadOnlyList<AttributeValue> Values)
{
    /// <summary>A condition of Expected that has no comparison: the attribute has the value, or there is no attribute.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <param name="value">The value; <c>default</c> where the attribute must not exist.</param>
    public static LegacyCondition Expecting(string name, AttributeValue value) =>
        value.HasValue ? new LegacyCondition(name, "EQ", [value]) : new LegacyCondition(name, "NULL", []);
}
