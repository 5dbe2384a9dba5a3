using LocalDynamo.Expressions.Binding;
using LocalDynamo.Expressions.Syntax;
using LocalDynamo.Values;

namespace LocalDynamo.Expressions.Evaluation;

/// <summary>Follows document paths into items, where the values lie: it decodes and allocates nothing.</summary>
internal static class DocumentReader
{
    /// <summary>The value that a path leads to, or <c>default</c>.</summary>
    public static AttributeValue Read(Item? item, PathNode path, ExpressionBinding binding) => Read(item, path, path.Length, binding);

    /// <summary>The value that the first <paramref name="length"/> steps of a path lead to, or <c>default</c>.</summary>
    public static AttributeValue Read(Item? item, PathNode path, int length, ExpressionBinding binding)
    {
        if (item is null || !item.TryGetValue(binding.TopLevelNameOf(path), out var value))
            return default;

        for (var i = 1; i < length; i++)
        {
            ref readonly var element = ref path.Elements[i];
            value = element.Kind == PathElementKind.Index ? value.ElementOrDefault(element.Number) : EntryOf(value, binding.NameAt(path, i));
            if (!value.HasValue)
                break;
        }

        return value;
    }

    private static AttributeValue EntryOf(AttributeValue value, AttributeName name)
    {
        if (value.Type != AttributeType.M)
            return default;
        var block = value.GetBlock(out var offset);
        var entry = new MapReader(block, offset).Find(name);
        return entry < 0 ? default : new AttributeValue(block, entry);
    }
}
