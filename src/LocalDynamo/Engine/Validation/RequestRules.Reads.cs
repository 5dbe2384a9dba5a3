using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Validation;

internal static partial class RequestRules
{
    public static void Verify(GetItemRequest request)
    {
        var constraints = default(Constraints);
        constraints.OneOf("returnConsumedCapacity", request.ReturnConsumedCapacity?.Value, EnumSet.ReturnConsumedCapacity);
        AttributesToGet(ref constraints, request.AttributesToGet);
        TableNameOrArn(ref constraints, request.TableName);
        constraints.Required("key", request.Key);
        constraints.ThrowIfAny();

        TableNames.Resolve(request.TableName!);
        ExpressionRules.VerifyNotMixed(
            [("AttributesToGet", request.AttributesToGet is not null)],
            [("ProjectionExpression", request.ProjectionExpression is not null)]);
        ExpressionRules.VerifyNamesAndValues(
            request.ExpressionAttributeNames, null, request.ProjectionExpression is not null, "", false);
        LegacyRules.VerifyAttributesToGet(request.AttributesToGet);
    }

    public static void Verify(QueryRequest request)
    {
        var constraints = default(Constraints);
        constraints.OneOf("returnConsumedCapacity", request.ReturnConsumedCapacity?.Value, EnumSet.ReturnConsumedCapacity);
        constraints.OneOf("select", request.Select?.Value, EnumSet.Select);
        constraints.OneOf("conditionalOperator", request.ConditionalOperator?.Value, EnumSet.ConditionalOperator);
        Conditions(ref constraints, "keyConditions", request.KeyConditions);
        Conditions(ref constraints, "queryFilter", request.QueryFilter);
        AttributesToGet(ref constraints, request.AttributesToGet);
        IndexName(ref constraints, request.IndexName);
        constraints.Range("limit", request.Limit, 1);
        TableNameOrArn(ref constraints, request.TableName);
        constraints.ThrowIfAny();

        TableNames.Resolve(request.TableName!);
        ExpressionRules.VerifyNotMixed(
            [
                ("AttributesToGet", request.AttributesToGet is not null),
                ("QueryFilter", LegacyRules.Count(request.QueryFilter) > 0),
                ("ConditionalOperator", request.ConditionalOperator is not null),
                ("KeyConditions", LegacyRules.Count(request.KeyConditions) > 0),
            ],
            [
                ("ProjectionExpression", request.ProjectionExpression is not null),
                ("FilterExpression", request.FilterExpression is not null),
                ("KeyConditionExpression", request.KeyConditionExpression is not null),
            ]);
        var hasExpressionWithValues = request.FilterExpression is not null || request.KeyConditionExpression is not null;
        ExpressionRules.VerifyNamesAndValues(
            request.ExpressionAttributeNames,
            request.ExpressionAttributeValues,
            hasExpressionWithValues || request.ProjectionExpression is not null,
            "FilterExpression and KeyConditionExpression are",
            hasExpressionWithValues);
        KeyConditionsGiven(request);
        LegacyRules.VerifyConditionalOperator(request.ConditionalOperator, LegacyRules.Count(request.QueryFilter));
        LegacyRules.VerifyConditions(request.KeyConditions);
        LegacyRules.VerifyConditions(request.QueryFilter);
        Selection(request.Select, request.ProjectionExpression, request.AttributesToGet, request.IndexName);
        LegacyRules.VerifyAttributesToGet(request.AttributesToGet);
    }

    public static void Verify(ScanRequest request)
    {
        var constraints = default(Constraints);
        constraints.OneOf("returnConsumedCapacity", request.ReturnConsumedCapacity?.Value, EnumSet.ReturnConsumedCapacity);
        constraints.OneOf("select", request.Select?.Value, EnumSet.Select);
        constraints.OneOf("conditionalOperator", request.ConditionalOperator?.Value, EnumSet.ConditionalOperator);
        Conditions(ref constraints, "scanFilter", request.ScanFilter);
        AttributesToGet(ref constraints, request.AttributesToGet);
        IndexName(ref constraints, request.IndexName);
        constraints.Range("limit", request.Limit, 1);
        constraints.Range("segment", request.Segment, 0, Limits.MaxTotalSegments - 1);
        constraints.Range("totalSegments", request.TotalSegments, 1, Limits.MaxTotalSegments);
        TableNameOrArn(ref constraints, request.TableName);
        constraints.ThrowIfAny();

        TableNames.Resolve(request.TableName!);
        ExpressionRules.VerifyNotMixed(
            [
                ("AttributesToGet", request.AttributesToGet is not null),
                ("ScanFilter", LegacyRules.Count(request.ScanFilter) > 0),
                ("ConditionalOperator", request.ConditionalOperator is not null),
            ],
            [
                ("ProjectionExpression", request.ProjectionExpression is not null),
                ("FilterExpression", request.FilterExpression is not null),
            ]);
        var hasFilter = request.FilterExpression is not null;
        ExpressionRules.VerifyNamesAndValues(
            request.ExpressionAttributeNames,
            request.ExpressionAttributeValues,
            hasFilter || request.ProjectionExpression is not null,
            "FilterExpression is",
            hasFilter);
        LegacyRules.VerifyConditionalOperator(request.ConditionalOperator, LegacyRules.Count(request.ScanFilter));
        LegacyRules.VerifyConditions(request.ScanFilter);
        Selection(request.Select, request.ProjectionExpression, request.AttributesToGet, request.IndexName);
        LegacyRules.VerifyAttributesToGet(request.AttributesToGet);
        Segments(request.Segment, request.TotalSegments);
    }

    private static void IndexName(ref Constraints constraints, string? name)
    {
        if (name is not null)
            NewName(ref constraints, "indexName", name);
    }

    private static void AttributesToGet(ref Constraints constraints, List<string>? names, string path = "attributesToGet")
    {
        if (names is { Count: 0 })
            constraints.Fail(path, "[]", "have length greater than or equal to 1");
        for (var i = 0; i < names?.Count; i++)
        {
            if (names[i] is null)
                constraints.Required($"{path}.{i + 1}.member", null);
        }
    }

    private static void Conditions(ref Constraints constraints, string path, Dictionary<string, Condition>? conditions)
    {
        if (conditions is null)
            return;

        foreach (var (name, condition) in conditions)
        {
            constraints.RequiredOneOf(
                $"{path}.{name}.member.comparisonOperator", condition?.ComparisonOperator?.Value, EnumSet.ComparisonOperator);
        }
    }

    private static void KeyConditionsGiven(QueryRequest request)
    {
        if (request.KeyConditionExpression is not null)
            return;

        switch (request.KeyConditions?.Count)
        {
            case null:
                throw new ValidationException(
                    "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
            case 0:
                throw new ValidationException("Conditions must be at least length 1");
            default:
                return;
        }
    }

    /// <summary>Only SPECIFIC_ATTRIBUTES goes with a projection, and not without one.</summary>
    private static void Selection(Select? select, string? projection, List<string>? attributesToGet, string? indexName)
    {
        var text = select?.Value;
        var projecting = projection is not null ? "ProjectionExpression" : attributesToGet is not null ? "AttributesToGet" : null;
        if (text is null)
            return;

        if (text == "SPECIFIC_ATTRIBUTES")
        {
            if (projecting is null)
            {
                throw new ValidationException(
                    "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
            }

            return;
        }

        if (projecting is not null)
        {
            throw new ValidationException(
                $"Cannot specify the {projecting} when choosing to get {(text == "COUNT" ? "only the Count" : text)}");
        }

        if (text == "ALL_PROJECTED_ATTRIBUTES" && indexName is null)
            throw new ValidationException("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
    }

    private static void Segments(int? segment, int? totalSegments)
    {
        if (segment is not null && totalSegments is null)
            throw new ValidationException("If segment is specified, total segment must also be specified");
        if (segment is null && totalSegments is not null)
        {
            throw new ValidationException(
                "If total segments is specified, a particular segment must also be specified for this request");
        }

        // The upper bound of the segment hangs on another member, yet the service words it as a constraint.
        var constraints = default(Constraints);
        constraints.Range("segment", segment, 0, totalSegments - 1 ?? 0);
        constraints.ThrowIfAny();
    }
}
