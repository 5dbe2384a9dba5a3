using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;

namespace LocalDynamo.Server.Wire.Shapes;

/// <summary>The structures of the time before expressions.</summary>
internal static class LegacyShapes
{
    public static readonly Kind<Dictionary<string, ExpectedAttributeValue>> ExpectedByName = Kinds.MapOf(new Shape<ExpectedAttributeValue>(nameof(ExpectedAttributeValue), () => new())
        .Reads("Value", Kinds.Value, (shape, value) => shape with { Value = value })
        .Reads("Exists", Kinds.Boolean, (shape, value) => shape with { Exists = value })
        .Reads("ComparisonOperator", Kinds.Text, (shape, value) => shape with { ComparisonOperator = value })
        .Reads("AttributeValueList", Kinds.Values, (shape, value) => shape with { AttributeValueList = value }));

    public static readonly Kind<Dictionary<string, AttributeValueUpdate>> UpdatesByName = Kinds.MapOf(new Shape<AttributeValueUpdate>(nameof(AttributeValueUpdate), () => new())
        .Reads("Value", Kinds.Value, (shape, value) => shape with { Value = value })
        .Reads("Action", Kinds.Text, (shape, value) => shape with { Action = value }));

    public static readonly Kind<Dictionary<string, Condition>> ConditionsByName = Kinds.MapOf(new Shape<Condition>(nameof(Condition), () => new())
        .Reads("AttributeValueList", Kinds.Values, (shape, value) => shape with { AttributeValueList = value })
        .Reads("ComparisonOperator", Kinds.Text, (shape, value) => shape with { ComparisonOperator = value }));
}
