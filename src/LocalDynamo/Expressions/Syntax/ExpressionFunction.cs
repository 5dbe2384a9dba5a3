namespace LocalDynamo.Expressions.Syntax;

/// <summary>The functions of all expressions. Their names are case-sensitive, and no keywords: an attribute may be called <c>size</c>.</summary>
internal enum ExpressionFunction : byte
{
    Unknown,
    AttributeExists,
    AttributeNotExists,
    AttributeType,
    BeginsWith,
    Contains,
    Size,
    IfNotExists,
    ListAppend,
}

internal static class ExpressionFunctions
{
    public static ExpressionFunction Named(string name) => name switch
    {
        "attribute_exists" => ExpressionFunction.AttributeExists,
        "attribute_not_exists" => ExpressionFunction.AttributeNotExists,
        "attribute_type" => ExpressionFunction.AttributeType,
        "begins_with" => ExpressionFunction.BeginsWith,
        "contains" => ExpressionFunction.Contains,
        "size" => ExpressionFunction.Size,
        "if_not_exists" => ExpressionFunction.IfNotExists,
        "list_append" => ExpressionFunction.ListAppend,
        _ => ExpressionFunction.Unknown,
    };

    public static int OperandCount(this ExpressionFunction function) => function switch
    {
        ExpressionFunction.AttributeExists or ExpressionFunction.AttributeNotExists or ExpressionFunction.Size => 1,
        _ => 2,
    };

    /// <summary>Whether the function belongs into SET values; all others belong into conditions.</summary>
    public static bool IsForUpdates(this ExpressionFunction function) =>
        function is ExpressionFunction.IfNotExists or ExpressionFunction.ListAppend;

    /// <summary>Whether the function is a condition by itself; all others give a value.</summary>
    public static bool IsCondition(this ExpressionFunction function) =>
        function is not (ExpressionFunction.Size or ExpressionFunction.IfNotExists or ExpressionFunction.ListAppend);

    /// <summary>Whether the first operand must be a document path.</summary>
    public static bool TakesPath(this ExpressionFunction function) =>
        function is ExpressionFunction.AttributeExists or ExpressionFunction.AttributeNotExists or ExpressionFunction.IfNotExists;
}
