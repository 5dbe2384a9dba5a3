using System.Globalization;

namespace LocalDynamo.Values;

/// <summary>Follows paths such as <c>info.actors[0]</c> into an item. Names are taken as they stand: no reserved words, no aliases.</summary>
internal static class DocumentPath
{
    public static AttributeValue Follow(Item item, string path)
    {
        var rest = path.AsSpan();
        var value = item.AsValue();
        var isFirst = true;
        while (!rest.IsEmpty)
        {
            if (rest[0] == '[' && !isFirst)
            {
                var end = rest.IndexOf(']');
                if (end < 0 || !int.TryParse(rest[1..end], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                    throw IsNoPath(path);
                value = value.ElementOrDefault(index);
                rest = rest[(end + 1)..];
            }
            else
            {
                if (!isFirst)
                    rest = rest[0] == '.' ? rest[1..] : throw IsNoPath(path);
                var end = rest.IndexOfAny('.', '[');
                var name = end < 0 ? rest : rest[..end];
                if (name.IsEmpty)
                    throw IsNoPath(path);
                value = value.Type == AttributeType.M ? value.AsItem().GetValueOrDefault(AttributeName.ForLookup(name.ToString())) : default;
                rest = rest[name.Length..];
            }

            isFirst = false;
        }

        return isFirst ? default : value;
    }

    private static FormatException IsNoPath(string path) => new($"'{path}' is no path such as name, map.name or list[0].");
}
