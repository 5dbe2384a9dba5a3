using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Validation;

internal static partial class RequestRules
{
    public static void Verify(PutItemRequest request)
    {
        var constraints = default(Constraints);
        ConditionAndReturns(ref constraints, request);
        TableNameOrArn(ref constraints, request.TableName);
        constraints.Required("item", request.Item);
        constraints.ThrowIfAny();

        TableNames.Resolve(request.TableName!);
        OldValuesOnly(request.ReturnValues);
        ConditionParameters(request);
        ItemRules.VerifyPut(request.Item!);
        LegacyRules.VerifyExpected(request.Expected);
    }

    public static void Verify(DeleteItemRequest request)
    {
        var constraints = default(Constraints);
        ConditionAndReturns(ref constraints, request);
        TableNameOrArn(ref constraints, request.TableName);
        constraints.Required("key", request.Key);
        constraints.ThrowIfAny();

        TableNames.Resolve(request.TableName!);
        OldValuesOnly(request.ReturnValues);
        ConditionParameters(request);
        LegacyRules.VerifyExpected(request.Expected);
        ItemRules.VerifyNames(request.Key!);
    }

    public static void Verify(UpdateItemRequest request)
    {
        var constraints = default(Constraints);
        ConditionAndReturns(ref constraints, request);
        if (request.AttributeUpdates is not null)
        {
            foreach (var (name, update) in request.AttributeUpdates)
            {
                constraints.Required($"attributeUpdates.{name}.member", update);
                constraints.OneOf($"attributeUpdates.{name}.member.action", update?.Action?.Value, EnumSet.AttributeAction);
            }
        }

        TableNameOrArn(ref constraints, request.TableName);
        constraints.Required("key", request.Key);
        constraints.ThrowIfAny();

        TableNames.Resolve(request.TableName!);
        ExpressionRules.VerifyNotMixed(
            [
                ("AttributeUpdates", LegacyRules.Count(request.AttributeUpdates) > 0),
                ("Expected", LegacyRules.Count(request.Expected) > 0),
                ("ConditionalOperator", request.ConditionalOperator is not null),
            ],
            [
                ("UpdateExpression", request.UpdateExpression is not null),
                ("ConditionExpression", request.ConditionExpression is not null),
            ]);
        var hasExpression = request.UpdateExpression is not null || request.ConditionExpression is not null;
        ExpressionRules.VerifyNamesAndValues(
            request.ExpressionAttributeNames,
            request.ExpressionAttributeValues,
            hasExpression,
            "UpdateExpression and ConditionExpression are",
            hasExpression);
        LegacyRules.VerifyConditionalOperator(request.ConditionalOperator, LegacyRules.Count(request.Expected));
        ItemRules.VerifyNames(request.Key!);
        LegacyRules.VerifyExpected(request.Expected);
        LegacyRules.VerifyUpdates(request.AttributeUpdates);
    }

    private static void ConditionAndReturns(ref Constraints constraints, IConditionalWrite request)
    {
        constraints.OneOf("returnConsumedCapacity", request.ReturnConsumedCapacity?.Value, EnumSet.ReturnConsumedCapacity);
        constraints.OneOf("returnItemCollectionMetrics", request.ReturnItemCollectionMetrics?.Value, EnumSet.ReturnItemCollectionMetrics);
        constraints.OneOf("returnValues", request.ReturnValues?.Value, EnumSet.ReturnValue);
        constraints.OneOf(
            "returnValuesOnConditionCheckFailure",
            request.ReturnValuesOnConditionCheckFailure?.Value,
            EnumSet.ReturnValuesOnConditionCheckFailure);
        constraints.OneOf("conditionalOperator", request.ConditionalOperator?.Value, EnumSet.ConditionalOperator);
        if (request.Expected is null)
            return;

        foreach (var (name, condition) in request.Expected)
        {
            constraints.Required($"expected.{name}.member", condition);
            constraints.OneOf(
                $"expected.{name}.member.comparisonOperator", condition?.ComparisonOperator?.Value, EnumSet.ComparisonOperator);
        }
    }

    /// <summary>A put or delete has no new values that the caller would not know.</summary>
    private static void OldValuesOnly(ReturnValue? values)
    {
        if (values is { Value: not (null or "NONE" or "ALL_OLD") })
            throw new ValidationException("Return values set to invalid value");
    }

    private static void ConditionParameters(IConditionalWrite request)
    {
        ExpressionRules.VerifyNotMixed(
            [
                ("Expected", LegacyRules.Count(request.Expected) > 0),
                ("ConditionalOperator", request.ConditionalOperator is not null),
            ],
            [("ConditionExpression", request.ConditionExpression is not null)]);
        var hasExpression = request.ConditionExpression is not null;
        ExpressionRules.VerifyNamesAndValues(
            request.ExpressionAttributeNames,
            request.ExpressionAttributeValues,
            hasExpression,
            "ConditionExpression is",
            hasExpression);
        LegacyRules.VerifyConditionalOperator(request.ConditionalOperator, LegacyRules.Count(request.Expected));
    }
}
