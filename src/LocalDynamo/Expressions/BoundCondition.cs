using LocalDynamo.Expressions.Binding;
using LocalDynamo.Expressions.Evaluation;
using LocalDynamo.Expressions.Syntax;
using LocalDynamo.Values;

namespace LocalDynamo.Expressions;

/// <summary>A condition or filter with one request's names and values. Immutable: any number of threads may evaluate it.</summary>
/// <param name="syntax">The condition's tree.</param>
/// <param name="binding">What its names and values stand for.</param>
/// <param name="isLegacy">Whether it comes from a legacy parameter, whose errors name that.</param>
internal sealed class BoundCondition(ConditionSyntax syntax, ExpressionBinding binding, bool isLegacy = false)
{
    /// <summary>The names of the item's attributes in which the condition's paths start; one may come more than once.</summary>
    public IEnumerable<AttributeName> TopLevelNames => syntax.CheckOrder.OfType<PathNode>().Select(binding.TopLevelNameOf);

    /// <inheritdoc cref="ExpressionBinding.IsEmpty"/>
    public bool NeedsNothing => binding.IsEmpty;

    /// <summary>Whether the condition holds.</summary>
    /// <param name="item">The item, or null for none: then no attribute exists.</param>
    public bool Matches(Item? item) => ConditionEvaluator.Matches(syntax.Root, item, binding);

    /// <exception cref="ValidationException">A path leads into one of the key attributes of table or indexes, which are scalars.</exception>
    public void VerifyKeysAreScalars(ReadOnlySpan<AttributeName> keyNames, ReadOnlySpan<AttributeName> indexKeyNames = default) =>
        KeyRules.VerifyScalars(syntax.CheckOrder, binding, keyNames, indexKeyNames);

    /// <exception cref="ValidationException">A Query's filter names one of the key attributes of what is queried.</exception>
    public void VerifyNamesNoKey(ReadOnlySpan<AttributeName> keyNames)
    {
        if (KeyRules.FirstUsed(syntax.CheckOrder, binding, keyNames) is { } key)
            throw isLegacy ? ExpressionErrors.KeyInQueryFilter(key.Text) : ExpressionErrors.KeyInFilter(key.Text);
    }
}
