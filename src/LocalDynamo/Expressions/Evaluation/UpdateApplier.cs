using LocalDynamo.Expressions.Binding;
using LocalDynamo.Expressions.Syntax;

namespace LocalDynamo.Expressions.Evaluation;

/// <summary>
/// Applies an update to an item in two steps: it computes what each path is to become from the item as it was, then writes that. So no
/// action sees what another does, and an error leaves nothing half done.
/// </summary>
/// <remarks>
/// Where several actions fail, the service reports first what is wrong with the operands of ADD and DELETE, then the actions by the
/// names of their attributes.
/// </remarks>
internal readonly struct UpdateApplier(UpdateAction[] actions, ExpressionBinding binding, Item? current, Item key, bool isLegacy)
{
    private readonly Item _before = current ?? key;

    public Item Apply()
    {
        foreach (var action in actions)
            CheckAddend(action);
        if (actions.Length == 1)
            return EditOf(actions[0]) is { } edit ? DocumentEditor.Apply(_before, edit, binding) : _before;

        var edits = new PathEdit?[actions.Length];
        foreach (var index in InOrderOfNames())
            edits[index] = EditOf(actions[index]);
        return DocumentEditor.Apply(_before, edits, binding);
    }

    private int[] InOrderOfNames()
    {
        var order = new int[actions.Length];
        var names = new string[actions.Length];
        for (var i = 0; i < order.Length; i++)
            (order[i], names[i]) = (i, binding.TopLevelNameOf(actions[i].Target).Text);
        Array.Sort(order, (left, right) => string.CompareOrdinal(names[left], names[right]) is var byName and not 0 ? byName : left - right);
        return order;
    }

    /// <summary>ADD and DELETE take a number to a number, or a set to a set of its type.</summary>
    private void CheckAddend(UpdateAction action)
    {
        if (action.Clause is not (TokenKind.Add or TokenKind.Delete))
            return;
        var existing = DocumentReader.Read(_before, action.Target, binding);
        if (existing.HasValue && existing.Type != binding.ValueOf((ValueNode)action.Value!).Type)
            throw isLegacy ? ExpressionErrors.UpdateOfWrongType() : ExpressionErrors.OperandOfWrongType();
    }

    /// <summary>What an action does to its path; null for nothing.</summary>
    private PathEdit? EditOf(UpdateAction action)
    {
        // Where there is no item, nothing can be removed from it, however deep.
        if (current is null && action.Clause == TokenKind.Remove)
            return null;

        CheckTarget(action.Target);
        switch (action.Clause)
        {
            case TokenKind.Set:
                return new PathEdit(action.Target, new UpdateOperands(_before, binding).Evaluate(action.Value!));
            case TokenKind.Remove:
                return new PathEdit(action.Target, default);
        }

        var value = binding.ValueOf((ValueNode)action.Value!);
        var existing = DocumentReader.Read(_before, action.Target, binding);
        if (!existing.HasValue)
            return action.Clause == TokenKind.Add ? new PathEdit(action.Target, value) : null;
        if (action.Clause == TokenKind.Delete)
            return new PathEdit(action.Target, SetOperations.Except(existing, value));
        return new PathEdit(
            action.Target,
            value.Type switch
            {
                AttributeType.N => existing.AsNumber() + value.AsNumber(),
                // Only the legacy ADD takes lists.
                AttributeType.L => (AttributeValue)(AttributeValue[])[.. existing, .. value],
                _ => SetOperations.Union(existing, value),
            });
    }

    /// <summary>The last step of a path must be one into a map or list that is there, of the right type.</summary>
    private void CheckTarget(PathNode target)
    {
        if (target.IsTopLevel)
            return;
        var parent = DocumentReader.Read(_before, target, target.Length - 1, binding);
        if (parent.Type != (target.Elements[^1].Kind == PathElementKind.Index ? AttributeType.L : AttributeType.M))
            throw ExpressionErrors.PathInvalidForUpdate();
    }
}
