using LocalDynamo.Expressions;
using LocalDynamo.Expressions.Legacy;
using LocalDynamo.Operations;

namespace LocalDynamo.Engine.Reads;

/// <summary>Binds the filters, projections and key conditions of read requests, from expressions or from the legacy parameters in their place.</summary>
internal static class ReadBinding
{
    public static BoundProjection? Projection(ExpressionScope scope, string? expression, List<string>? attributesToGet) =>
        expression is not null ? scope.Projection(expression)
        : attributesToGet is not null ? LegacyParameters.Projection(attributesToGet)
        : null;

    public static BoundCondition? Filter(ExpressionScope scope, IPageRead request, Dictionary<string, Condition>? legacyFilter) =>
        request.FilterExpression is { } expression ? scope.Filter(expression)
        : legacyFilter is { Count: > 0 }
            ? LegacyParameters.Condition(Translate(legacyFilter), request.ConditionalOperator == ConditionalOperator.OR)
        : null;

    /// <param name="condition">The bound KeyConditionExpression; null where the request has KeyConditions in its place.</param>
    /// <param name="request">The request.</param>
    /// <param name="key">The key of what is queried.</param>
    public static KeyCondition KeyCondition(BoundKeyCondition? condition, QueryRequest request, QueryKey key) =>
        condition is { } bound ? bound.On(key) : LegacyParameters.KeyCondition(Translate(request.KeyConditions!), key);

    private static List<LegacyCondition> Translate(Dictionary<string, Condition> conditions) =>
    [
        .. conditions.Select(condition => new LegacyCondition(
            condition.Key, condition.Value.ComparisonOperator!.Value.Value, condition.Value.AttributeValueList ?? [])),
    ];
}
