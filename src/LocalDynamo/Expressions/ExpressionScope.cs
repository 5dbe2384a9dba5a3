using LocalDynamo.Expressions.Binding;
using LocalDynamo.Expressions.Syntax;

namespace LocalDynamo.Expressions;

/// <summary>
/// The names and values of one request: they give its expressions their meaning, and must all be used by them. A request makes a
/// scope, binds its expressions in the order in which their errors are reported, and calls <see cref="VerifyAllUsed"/> at the end.
/// </summary>
/// <param name="names">ExpressionAttributeNames; null where the request has none.</param>
/// <param name="values">ExpressionAttributeValues; null where the request has none.</param>
/// <exception cref="ValidationException">The maps are too large, or one holds a key or value that is none.</exception>
internal readonly struct ExpressionScope(Dictionary<string, string>? names, Dictionary<string, AttributeValue>? values)
{
    private readonly ExpressionAttributes _attributes =
        names is null && values is null ? ExpressionAttributes.None : new ExpressionAttributes(names, values);

    public BoundCondition Condition(string text) => Condition(ExpressionKind.Condition, text);

    public BoundCondition Filter(string text) => Condition(ExpressionKind.Filter, text);

    /// <summary>Reads the condition of a Query on the key of what it queries.</summary>
    /// <param name="text">The KeyConditionExpression.</param>
    public BoundKeyCondition KeyCondition(string text)
    {
        var syntax = (ConditionSyntax)ExpressionCache.Shared.Get(ExpressionKind.KeyCondition, text);
        return new BoundKeyCondition(syntax, ExpressionBinder.Bind(syntax, _attributes));
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
        if (syntax.Bound is { } bound)
            return bound;

        bound = new BoundCondition(syntax, ExpressionBinder.Bind(syntax, _attributes));
        if (syntax.NeedsNothing)
            syntax.Bound = bound;
        return bound;
    }
}
