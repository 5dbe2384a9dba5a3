using LocalDynamo.Expressions.Binding;
using LocalDynamo.Expressions.Syntax;

namespace LocalDynamo.Expressions;

/// <summary>A key condition with its names and values, not yet held against a key: the request is checked by itself before its table is looked up.</summary>
internal readonly struct BoundKeyCondition(ConditionSyntax syntax, ExpressionBinding binding)
{
    /// <summary>Reads which part of one item collection is asked for.</summary>
    /// <param name="key">The key of the table or index that is queried.</param>
    /// <exception cref="ValidationException">The condition does not fit the key.</exception>
    public KeyCondition On(QueryKey key) => KeyConditionBinder.Bind(syntax, binding, key);
}
