using LocalDynamo.Operations;

namespace LocalDynamo.Engine.Validation;

/// <summary>The rules of the parameters of the time before expressions.</summary>
internal static class LegacyRules
{
    private const string Invalid = "One or more parameter values were invalid: ";

    public static void VerifyConditionalOperator(ConditionalOperator? conditionalOperator, int conditionCount)
    {
        if (conditionalOperator?.Value is null)
            return;
        if (conditionCount == 0)
            throw new ValidationException("ConditionalOperator cannot be used without Filter or Expected");
        if (conditionCount == 1)
            throw new ValidationException("ConditionalOperator can only be used when Filter or Expected has two or more elements");
    }

    public static void VerifyExpected(Dictionary<string, ExpectedAttributeValue>? expected)
    {
        if (expected is null)
            return;

        foreach (var (name, condition) in expected)
        {
            ItemRules.VerifyName(name);
            var wrong = Misuse(condition);
            if (wrong is not null)
                throw new ValidationException($"{Invalid}{wrong} for Attribute: {name}");
            if (condition.ComparisonOperator is { Value: not null } comparison)
                VerifyOperands(comparison.Value, condition.AttributeValueList ?? (condition.Value.IsGiven ? [condition.Value] : []));
            else if (condition.Value.IsGiven)
                ItemRules.VerifyValue(condition.Value);
        }
    }

    public static void VerifyConditions(Dictionary<string, Condition>? conditions)
    {
        if (conditions is null)
            return;

        foreach (var (name, condition) in conditions)
        {
            ItemRules.VerifyName(name);
            VerifyOperands(condition.ComparisonOperator!.Value.Value, condition.AttributeValueList ?? []);
        }
    }

    public static void VerifyUpdates(Dictionary<string, AttributeValueUpdate>? updates)
    {
        if (updates is null)
            return;

        foreach (var (name, update) in updates)
        {
            ItemRules.VerifyName(name);
            var action = update.Action ?? AttributeAction.PUT;
            if (!update.Value.IsGiven)
            {
                if (action != AttributeAction.DELETE)
                    throw new ValidationException($"{Invalid}Only DELETE action is allowed when no attribute value is specified");
                continue;
            }

            ItemRules.VerifyValue(update.Value);
            var type = update.Value.Type;
            var isSet = type is AttributeType.SS or AttributeType.NS or AttributeType.BS;
            if (action == AttributeAction.ADD && !isSet && type is not (AttributeType.N or AttributeType.L))
                throw new ValidationException($"{Invalid}ADD action is not supported for the type {LongName(type)}");
            if (action == AttributeAction.DELETE && !isSet)
                throw new ValidationException($"{Invalid}DELETE action with value is not supported for the type {LongName(type)}");
        }
    }

    public static void VerifyAttributesToGet(List<string>? names)
    {
        if (names is null)
            return;

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            ItemRules.VerifyName(name);
            if (!seen.Add(name))
                throw new ValidationException($"{Invalid}Duplicate value in attribute name: {name}");
        }
    }

    /// <summary>How many conditions there are; none where the parameter is missing or empty, which mean the same.</summary>
    public static int Count<T>(Dictionary<string, T>? conditions) => conditions?.Count ?? 0;

    private static string? Misuse(ExpectedAttributeValue condition)
    {
        var hasValue = condition.Value.IsGiven;
        var hasList = condition.AttributeValueList is not null;
        if (condition.ComparisonOperator is not { Value: { } comparison })
        {
            if (hasValue && hasList)
                return "Value and AttributeValueList cannot be used together";
            if (hasList)
                return "AttributeValueList can only be used with a ComparisonOperator";
            if (condition.Exists == false)
                return hasValue ? "Value cannot be used when Exists is false" : null;
            return hasValue ? null : $"Value must be provided when Exists is {(condition.Exists is null ? "null" : "true")}";
        }

        if (condition.Exists is not null)
            return "Exists and ComparisonOperator cannot be used together";
        if (hasValue && hasList)
            return "Value and AttributeValueList cannot be used together";
        return hasValue || hasList || comparison is "NULL" or "NOT_NULL"
            ? null
            : $"Value or AttributeValueList must be used with ComparisonOperator: {comparison}";
    }

    private static void VerifyOperands(string comparison, List<AttributeValue> operands)
    {
        foreach (var operand in operands)
            ItemRules.VerifyValue(operand);

        var isCountRight = comparison switch
        {
            "NULL" or "NOT_NULL" => operands.Count == 0,
            "BETWEEN" => operands.Count == 2,
            "IN" => operands.Count > 0,
            _ => operands.Count == 1,
        };
        if (!isCountRight)
            throw new ValidationException($"{Invalid}Invalid number of argument(s) for the {comparison} ComparisonOperator");

        foreach (var operand in operands)
        {
            if (operand.Type != operands[0].Type)
                throw new ValidationException($"{Invalid}AttributeValues inside AttributeValueList must be of same type");
            if (!Takes(comparison, operand.Type))
            {
                throw new ValidationException(
                    $"{Invalid}ComparisonOperator {comparison} is not valid for {operand.Type} AttributeValue type");
            }
        }

        if (comparison == "BETWEEN" && AttributeValue.Compare(operands[0], operands[1]) > 0)
        {
            throw new ValidationException(
                "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound");
        }
    }

    private static bool Takes(string comparison, AttributeType type) => comparison switch
    {
        "EQ" or "NE" => true,
        "CONTAINS" or "NOT_CONTAINS" =>
            type is AttributeType.S or AttributeType.N or AttributeType.B or AttributeType.BOOL or AttributeType.NULL,
        "BEGINS_WITH" => type is AttributeType.S or AttributeType.B,
        _ => type is AttributeType.S or AttributeType.N or AttributeType.B,
    };

    private static string LongName(AttributeType type) => type switch
    {
        AttributeType.S => "STRING",
        AttributeType.N => "NUMBER",
        AttributeType.B => "BINARY",
        AttributeType.BOOL => "BOOLEAN",
        AttributeType.L => "LIST",
        AttributeType.M => "MAP",
        _ => type.ToString(),
    };
}
