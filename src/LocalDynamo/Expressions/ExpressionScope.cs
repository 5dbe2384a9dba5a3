using LocalDynamo.Expressions.Binding;
using LocalDynamo.Expressions.Syntax;

namespace LocalDynamo.Expressions;

/// <summary>
/// The names and values of one request: they give its expressions their meaning, and must all be used by them. A request makes a
/// scope, binds its expressions in the order in which their errors are reported, and calls <see cref="VerifyAllUsed"/> at the end.
/// </summary>
/// <param name="names">ExpressionAttributeNames; null where the request has none, which isn't the same as an empty map.</param>
/// <param name="values">ExpressionAttributeValues; likewise.</param>
/// <exception cref="ValidationException">A map is empty, too large, or holds a key or value that is none.</exception>
internal sealed class ExpressionScope(IReadOnlyDictionary<string, string>? names, IReadOnlyDictionary<string, AttributeValue>? values)
{
    private readonly ExpressionAttributes _attributes = new(names, values);

    /// <summary>Refuses names and values in a request without any expression to use them.</summary>
    /// <param name="names">ExpressionAttributeNames; null where the request has none.</param>
    /// <param name="values">ExpressionAttributeValues; likewise.</param>
    /// <param name="missingExpressions">
    /// The expressions that could have used values, and the verb: <c>UpdateExpression and ConditionExpression are</c>; null for an
    /// operation whose expressions use no values, which ignores them.
    /// </param>
    public static void VerifyUnneeded(
        IReadOnlyDictionary<string, string>? names,
        IReadOnlyDictionary<string, AttributeValue>? values,
        string? missingExpressions)
    {
        if (names is not null)
            throw ExpressionErrors.NoExpressionForNames();
        if (values is not null && missingExpressions is not null)
            throw ExpressionErrors.NoExpressionForValues(missingExpressions);
    }

    public BoundCondition Condition(string text) => Condition(ExpressionKind.Condition, text);

    public BoundCondition Filter(string text) => Condition(ExpressionKind.Filter, text);

    /// <summary>Reads which part of one item collection a Query asks for.</summary>
    /// <param name="text">The KeyConditionExpression.</param>
    /// <param name="partitionKey">The partition key attributes of the table or index that is queried: one, or up to four.</param>
    /// <param name="sortKey">Its sort key attributes: none, one, or up to four.</param>
    public KeyCondition KeyCondition(string text, ReadOnlySpan<KeyAttribute> partitionKey, ReadOnlySpan<KeyAttribute> sortKey)
    {
        var syntax = (ConditionSyntax)ExpressionCache.Shared.Get(ExpressionKind.KeyCondition, text);
        return KeyConditionBinder.Bind(syntax, ExpressionBinder.Bind(syntax, _attributes), partitionKey, sortKey);
    }

    public BoundProjection Projection(string text)
    {
        var syntax = (ProjectionSyntax)ExpressionCache.Shared.Get(ExpressionKind.Projection, text);
        return new BoundProjection(syntax, ExpressionBinder.Bind(syntax, _attributes, out var tree), tree);
    }

    public BoundUpdate Update(string text)
    {
        var syntax = (UpdateSyntax)ExpressionCache.Shared.Get(ExpressionKind.Update, text);
        return new BoundUpdate(syntax.Actions, ExpressionBinder.Bind(syntax, _attributes));
    }

    /// <exception cref="ValidationException">A name or value is used by no expression.</exception>
    public void VerifyAllUsed() => _attributes.VerifyAllUsed();

    private BoundCondition Condition(ExpressionKind kind, string text)
    {
        var syntax = (ConditionSyntax)ExpressionCache.Shared.Get(kind, text);
        return new BoundCondition(syntax, ExpressionBinder.Bind(syntax, _attributes));
    }
}
