namespace LocalDynamo.Engine.Validation;

/// <summary>Which parameters may stand together: those of expressions and the legacy ones that they replaced exclude each other.</summary>
internal static class ExpressionRules
{
    /// <param name="legacy">The request's legacy parameters, in the order in which the service names them.</param>
    /// <param name="expressions">Its expressions, likewise.</param>
    public static void VerifyNotMixed(
        ReadOnlySpan<(string Name, bool IsGiven)> legacy, ReadOnlySpan<(string Name, bool IsGiven)> expressions)
    {
        if (AnyGiven(legacy) && AnyGiven(expressions))
        {
            throw new ValidationException(
                "Can not use both expression and non-expression parameters in the same request: " +
                $"Non-expression parameters: {{{Given(legacy)}}} Expression parameters: {{{Given(expressions)}}}");
        }
    }

    /// <summary>Names and values are for expressions, and never empty.</summary>
    /// <param name="names">ExpressionAttributeNames.</param>
    /// <param name="values">ExpressionAttributeValues.</param>
    /// <param name="hasExpression">Whether the request has any expression.</param>
    /// <param name="canHaveValues">The expressions of this request that can use values, named as the error names them.</param>
    /// <param name="hasExpressionWithValues">Whether it has one of those.</param>
    public static void VerifyNamesAndValues(
        Dictionary<string, string>? names,
        Dictionary<string, AttributeValue>? values,
        bool hasExpression,
        string canHaveValues,
        bool hasExpressionWithValues)
    {
        if (names is not null)
        {
            if (!hasExpression)
                throw new ValidationException("ExpressionAttributeNames can only be specified when using expressions");
            if (names.Count == 0)
                throw new ValidationException("ExpressionAttributeNames must not be empty");
        }

        if (values is not null)
        {
            // A projection can't use values, yet beside one it is their emptiness that the service objects to first.
            if (hasExpression && values.Count == 0)
                throw new ValidationException("ExpressionAttributeValues must not be empty");
            if (!hasExpressionWithValues)
            {
                throw new ValidationException(
                    $"ExpressionAttributeValues can only be specified when using expressions: {canHaveValues} null");
            }
        }
    }

    private static bool AnyGiven(ReadOnlySpan<(string Name, bool IsGiven)> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.IsGiven)
                return true;
        }

        return false;
    }

    private static string Given(ReadOnlySpan<(string Name, bool IsGiven)> parameters)
    {
        var names = new List<string>();
        foreach (var parameter in parameters)
        {
            if (parameter.IsGiven)
                names.Add(parameter.Name);
        }

        return string.Join(", ", names);
    }
}
