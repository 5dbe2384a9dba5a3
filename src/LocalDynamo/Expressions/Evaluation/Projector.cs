using LocalDynamo.Expressions.Binding;
using LocalDynamo.Values;

namespace LocalDynamo.Expressions.Evaluation;

/// <summary>Cuts out of an item what the paths of a tree lead to, with the structure around it.</summary>
internal static class Projector
{
    public static Item Project(Item item, PathTree tree)
    {
        var result = new ItemBuilder();
        AddEntries(result, item, tree);
        return result.Build();
    }

    private static void AddEntries(ItemBuilder result, Item map, PathTree tree)
    {
        foreach (var child in tree.Children)
        {
            if (map.TryGetValue(child.Name!, out var value) && Cut(value, child) is { HasValue: true } part)
                result.Set(child.Name!, part);
        }
    }

    /// <summary>The part of a value that the tree below it leads to, or <c>default</c> if that is nothing.</summary>
    private static AttributeValue Cut(AttributeValue value, PathTree tree)
    {
        if (tree.Path is not null)
            return value;

        if (!tree.HasElements)
        {
            if (value.Type != AttributeType.M)
                return default;
            var entries = new ItemBuilder();
            AddEntries(entries, value.AsItem(), tree);
            return entries.Count == 0 ? default : (AttributeValue)entries.Build();
        }

        if (value.Type != AttributeType.L)
            return default;
        var elements = new List<AttributeValue>();
        var (next, index) = (0, 0);
        foreach (var element in value)
        {
            if (next == tree.Children.Count)
                break;
            if (tree.Children[next].Index != index++)
                continue;
            if (Cut(element, tree.Children[next++]) is { HasValue: true } part)
                elements.Add(part);
        }

        return elements.Count == 0 ? default : (AttributeValue)elements;
    }
}
