using LocalDynamo.Expressions;
using LocalDynamo.Expressions.Legacy;
using LocalDynamo.Operations;

namespace LocalDynamo.Engine.Writes;

/// <summary>Binds the conditions and updates of write requests, from expressions or from the legacy parameters in their place.</summary>
internal static class WriteBinding
{
    public static WriteCondition Condition(ExpressionScope scope, IConditionalWrite request)
    {
        var condition = request.ConditionExpression is { } expression
            ? scope.Condition(expression)
            : request.Expected is { Count: > 0 } expected
                ? LegacyParameters.Condition([.. expected.Select(Expectation)], request.ConditionalOperator == ConditionalOperator.OR)
                : null;
        return new WriteCondition(
            condition, request.ReturnValuesOnConditionCheckFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }

    public static BoundUpdate? Update(ExpressionScope scope, UpdateItemRequest request)
    {
        if (request.UpdateExpression is { } expression)
            return scope.Update(expression);
        if (request.AttributeUpdates is not { Count: > 0 } updates)
            return null;

        return LegacyParameters.Update(
            [.. updates.Select(update => new LegacyUpdate(update.Key, update.Value.Action?.Value ?? "PUT", update.Value.Value))]);
    }

    private static LegacyCondition Expectation(KeyValuePair<string, ExpectedAttributeValue> expected)
    {
        var (name, expectation) = expected;
        if (expectation.ComparisonOperator is { } comparison)
        {
            return new LegacyCondition(
                name, comparison.Value, expectation.AttributeValueList ?? (expectation.Value.HasValue ? [expectation.Value] : []));
        }

        return LegacyCondition.Expecting(name, expectation.Exists == false ? default : expectation.Value);
    }
}
