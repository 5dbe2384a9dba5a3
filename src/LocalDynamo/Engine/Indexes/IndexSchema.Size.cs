namespace LocalDynamo.Engine.Indexes;

internal sealed partial class IndexSchema
{
    /// <summary>The size of the entry that an item has in the index, 0 for none, told without making the entry.</summary>
    public int EntrySizeOf(Item item)
    {
        if (!Holds(item))
            return 0;
        if (Projection == IndexProjection.All)
            return item.SizeBytes;

        var sizeBytes = 0;
        foreach (var name in _shown)
        {
            if (item.TryGetValue(name, out var value))
                sizeBytes += name.Utf8.Length + value.SizeBytes;
        }

        return sizeBytes;
    }
}
