namespace LocalDynamo.Values;

/// <summary>
/// How deep a value nests. Every container checks this when it is made, so no value in the process is deeper than the limit, and
/// code that walks values may recurse.
/// </summary>
internal static class BlockDepth
{
    /// <summary>
    /// The levels a value may have, an attribute itself being the first (developer guide, "Constraints", nested attribute depth).
    /// </summary>
    public const int Max = 32;

    public static int Of(ReadOnlySpan<byte> block, int offset)
    {
        var deepest = 0;
        switch (block[offset] & ~BlockFormat.Wide)
        {
            case BlockFormat.List:
                var list = BlockFormat.ReadContainer(block, offset);
                for (var next = list.Start; next < list.End; next = BlockFormat.Skip(block, next))
                    deepest = Math.Max(deepest, Of(block, next));
                return deepest + 1;
            case BlockFormat.Map:
                var map = new MapReader(block, offset);
                for (var i = 0; i < map.Count; i++)
                    deepest = Math.Max(deepest, Of(block, map.ValueOffsetAt(i)));
                return deepest + 1;
            default:
                return 1;
        }
    }
}
