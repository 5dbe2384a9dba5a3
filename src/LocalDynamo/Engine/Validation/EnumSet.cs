namespace LocalDynamo.Engine.Validation;

/// <summary>The members of an enumeration, in the order in which the service's error texts list them.</summary>
internal sealed class EnumSet(params string[] members)
{
    public static readonly EnumSet ReturnValue = new("ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW");
    public static readonly EnumSet ReturnValuesOnConditionCheckFailure = new("ALL_OLD", "NONE");
    public static readonly EnumSet ReturnConsumedCapacity = new("INDEXES", "TOTAL", "NONE");
    public static readonly EnumSet ReturnItemCollectionMetrics = new("SIZE", "NONE");
    public static readonly EnumSet ConditionalOperator = new("OR", "AND");
    public static readonly EnumSet Select = new("SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES");
    public static readonly EnumSet AttributeAction = new("ADD", "DELETE", "PUT");
    public static readonly EnumSet KeyType = new("HASH", "RANGE");
    public static readonly EnumSet ScalarAttributeType = new("B", "N", "S");
    public static readonly EnumSet ProjectionType = new("ALL", "INCLUDE", "KEYS_ONLY");
    public static readonly EnumSet BillingMode = new("PROVISIONED", "PAY_PER_REQUEST");
    public static readonly EnumSet TableClass = new("STANDARD", "STANDARD_INFREQUENT_ACCESS");

    public static readonly EnumSet ComparisonOperator = new(
        "IN", "NULL", "BETWEEN", "LT", "NOT_CONTAINS", "EQ", "GT", "NOT_NULL", "NE", "LE", "BEGINS_WITH", "GE", "CONTAINS");

    private readonly string _text = $"[{string.Join(", ", members)}]";

    public bool Contains(string text) => Array.IndexOf(members, text) >= 0;

    public override string ToString() => _text;
}
