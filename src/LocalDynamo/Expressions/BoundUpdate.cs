using LocalDynamo.Expressions.Binding;
using LocalDynamo.Expressions.Evaluation;
using LocalDynamo.Expressions.Syntax;
using LocalDynamo.Values;

namespace LocalDynamo.Expressions;

/// <summary>An update with one request's names and values. Immutable: any number of threads may apply it.</summary>
/// <param name="actions">The update's actions.</param>
/// <param name="binding">What their names and values stand for.</param>
/// <param name="isLegacy">Whether the update comes from AttributeUpdates, where an operand of a wrong type has another text.</param>
internal sealed class BoundUpdate(UpdateAction[] actions, ExpressionBinding binding, bool isLegacy = false)
{
    /// <summary>Whether the update makes an item where there is none: one that only takes away does not.</summary>
    public bool CreatesMissingItem => Array.Exists(actions, static action => action.Clause is TokenKind.Set or TokenKind.Add);

    /// <summary>Whether the update comes from AttributeUpdates.</summary>
    public bool IsLegacy => isLegacy;

    /// <summary>The names of the attributes that the update changes; one may come more than once.</summary>
    public IEnumerable<AttributeName> ChangedNames => actions.Select(action => binding.TopLevelNameOf(action.Target));

    /// <summary>The attributes that get a value of the request as it is, and the value: what is known of the item before it is read.</summary>
    public IEnumerable<(AttributeName Name, AttributeValue Value)> AssignedValues =>
        from action in actions
        where action.Clause is TokenKind.Set or TokenKind.Add && action.Target.IsTopLevel && action.Value is ValueNode
        select (binding.TopLevelNameOf(action.Target), binding.ValueOf((ValueNode)action.Value!));

    /// <summary>
    /// The item after the update. All values are read from the item before it; attributes that the update doesn't touch are copied as
    /// they are encoded.
    /// </summary>
    /// <param name="current">The item before the update, or null where there is none.</param>
    /// <param name="key">The key attributes of the item, which a missing item is made from.</param>
    /// <returns>
    /// The item; where there was none and <see cref="CreatesMissingItem"/> is false, <paramref name="key"/>, which is not to be stored.
    /// </returns>
    /// <exception cref="ValidationException">
    /// A path leads nowhere, a value is missing or of a wrong type, a number overflows, or the result nests too deep. The size of the
    /// result is not checked here.
    /// </exception>
    public Item Apply(Item? current, Item key) => new UpdateApplier(actions, binding, current, key, isLegacy).Apply();

    /// <summary>What UPDATED_OLD returns: what the changed paths led to before; null for nothing.</summary>
    public Item? UpdatedOld(Item? before) => Fragments(before, withRemoved: true);

    /// <summary>What UPDATED_NEW returns: what the paths lead to that were set, added to or deleted from; null for nothing.</summary>
    public Item? UpdatedNew(Item after) => Fragments(after, withRemoved: false);

    /// <exception cref="ValidationException">
    /// The update changes a key attribute of the table, or a path leads into one or into one of an index.
    /// </exception>
    public void VerifyKeys(ReadOnlySpan<AttributeName> keyNames, ReadOnlySpan<AttributeName> indexKeyNames = default)
    {
        foreach (var key in keyNames)
        {
            foreach (var action in actions)
            {
                if (binding.TopLevelNameOf(action.Target).Equals(key))
                    throw ExpressionErrors.KeyUpdated(key.Text);
            }
        }

        if (!indexKeyNames.IsEmpty)
        {
            SyntaxNode[] targets = Array.ConvertAll(actions, static SyntaxNode (action) => action.Target);
            KeyRules.VerifyScalars(targets, binding, default, indexKeyNames);
        }

        foreach (var action in actions)
            KeyRules.VerifyScalars(action.CheckOrder, binding, keyNames, indexKeyNames);
    }

    private Item? Fragments(Item? item, bool withRemoved)
    {
        if (item is null)
            return null;

        var tree = PathTree.NewRoot();
        foreach (var action in actions)
        {
            if (withRemoved || action.Clause != TokenKind.Remove)
                tree.Add(ExpressionKind.Update, binding, action.Target);
        }

        var fragments = Projector.Project(item, tree);
        return fragments.Count == 0 ? null : fragments;
    }
}
