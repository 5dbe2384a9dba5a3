using LocalDynamo.Expressions.Binding;
using LocalDynamo.Expressions.Syntax;
using LocalDynamo.Values;

namespace LocalDynamo.Expressions.Evaluation;

/// <summary>What a path of an item is to become.</summary>
/// <param name="Path">The path. The map or list it ends in exists.</param>
/// <param name="Value">The new value, or <c>default</c> to remove what is there.</param>
internal readonly record struct PathEdit(PathNode Path, AttributeValue Value);

/// <summary>
/// Writes edits into an item. Only the maps and lists on the paths are made anew; what stands beside them is copied as it is encoded.
/// Paths neither overlap nor conflict, so their order matters in one place: elements set beyond the end of a list are appended in the
/// order of their indexes. All indexes are those of the list before the update.
/// </summary>
internal static class DocumentEditor
{
    public static Item Apply(Item item, ReadOnlySpan<PathEdit?> edits, ExpressionBinding binding)
    {
        var pending = new List<PathEdit>(edits.Length);
        foreach (var edit in edits)
        {
            if (edit is not null)
                pending.Add(edit.Value);
        }

        return pending.Count == 0 ? item : EditMap(item, pending, 0, binding);
    }

    /// <summary>Writes a single edit.</summary>
    public static Item Apply(Item item, in PathEdit edit, ExpressionBinding binding) => edit.Path.IsTopLevel && edit.Value.HasValue
        ? item.With(binding.TopLevelNameOf(edit.Path), edit.Value)
        : EditMap(item, [edit], 0, binding);

    /// <param name="map">The map that the first <paramref name="depth"/> steps of all the paths lead to.</param>
    /// <param name="edits">The edits below it.</param>
    /// <param name="depth">How many steps of the paths are done.</param>
    /// <param name="binding">What the paths' names stand for.</param>
    private static Item EditMap(Item map, List<PathEdit> edits, int depth, ExpressionBinding binding)
    {
        var builder = new ItemBuilder(map);
        if (AllEndAt(edits, depth))
        {
            foreach (var edit in edits)
                Edit(builder, binding.NameAt(edit.Path, depth), edit.Value);
            return builder.Build();
        }

        foreach (var group in Groups(edits, depth, binding))
        {
            var name = binding.NameAt(group[0].Path, depth);
            if (group[0].Path.Length > depth + 1)
                builder.Set(name, EditBelow(map.GetValueOrDefault(name), group, depth + 1, binding));
            else
                Edit(builder, name, group[0].Value);
        }

        return builder.Build();
    }

    private static void Edit(ItemBuilder builder, AttributeName name, in AttributeValue value)
    {
        if (value.HasValue)
            builder.Set(name, value);
        else
            _ = builder.Remove(name);
    }

    /// <summary>Whether all the paths end with their next step, as in nearly all updates: then there is nothing to group.</summary>
    private static bool AllEndAt(List<PathEdit> edits, int depth)
    {
        foreach (var edit in edits)
        {
            if (edit.Path.Length > depth + 1)
                return false;
        }

        return true;
    }

    private static AttributeValue EditList(AttributeValue list, List<PathEdit> edits, int depth, ExpressionBinding binding)
    {
        var elements = new List<AttributeValue>(list.Count + 1);
        foreach (var element in list)
            elements.Add(element);

        var count = elements.Count;
        var appended = new SortedList<int, AttributeValue>();
        foreach (var group in Groups(edits, depth, binding))
        {
            var index = group[0].Path.Elements[depth].Number;
            if (index >= count)
                appended.Add(index, group[0].Value);
            else
                elements[index] = group[0].Path.Length > depth + 1 ? EditBelow(elements[index], group, depth + 1, binding) : group[0].Value;
        }

        elements.AddRange(appended.Values);
        _ = elements.RemoveAll(static element => !element.HasValue);
        return elements;
    }

    private static AttributeValue EditBelow(AttributeValue container, List<PathEdit> edits, int depth, ExpressionBinding binding) =>
        container.Type == AttributeType.L ? EditList(container, edits, depth, binding) : EditMap(container.AsItem(), edits, depth, binding);

    /// <summary>The edits by the step of their paths at a depth, in the order of the first of each.</summary>
    private static List<List<PathEdit>> Groups(List<PathEdit> edits, int depth, ExpressionBinding binding)
    {
        var groups = new List<List<PathEdit>>();
        foreach (var edit in edits)
        {
            // A path that ends here stands alone, since no two paths overlap.
            var group = edit.Path.Length == depth + 1
                ? null
                : groups.Find(candidate => binding.AreEqualAt(candidate[0].Path, edit.Path, depth));
            if (group is null)
                groups.Add([edit]);
            else
                group.Add(edit);
        }

        return groups;
    }
}
