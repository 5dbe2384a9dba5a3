using LocalDynamo.AwsSdk.Values;

namespace LocalDynamo.AwsSdk.Mapping;

/// <summary>The parameters of the time before expressions.</summary>
internal static class LegacyConditions
{
    public static Dictionary<string, Operations.Condition>? Conditions(Dictionary<string, Model.Condition>? conditions) =>
        Requests.Dictionary(conditions, static condition => new Operations.Condition
        {
            ComparisonOperator = condition.ComparisonOperator.ToLibrary(),
            AttributeValueList = RequestValues.Values(condition.AttributeValueList),
        });

    public static Dictionary<string, Operations.ExpectedAttributeValue>? Expected(Dictionary<string, Model.ExpectedAttributeValue>? expected) =>
        Requests.Dictionary(expected, static condition => new Operations.ExpectedAttributeValue
        {
            Value = RequestValues.ValueOrNone(condition.Value),
            Exists = condition.Exists,
            ComparisonOperator = condition.ComparisonOperator.ToLibrary(),
            AttributeValueList = RequestValues.Values(condition.AttributeValueList),
        });

    public static Dictionary<string, Operations.AttributeValueUpdate>? Updates(Dictionary<string, Model.AttributeValueUpdate>? updates) =>
        Requests.Dictionary(updates, static update => new Operations.AttributeValueUpdate
        {
            Action = update.Action.ToLibrary(),
            Value = RequestValues.ValueOrNone(update.Value),
        });
}
