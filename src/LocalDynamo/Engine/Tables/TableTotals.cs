namespace LocalDynamo.Engine.Tables;

/// <summary>How many items a table has and how large they are together, by the service's rules. The service says so every six hours; here it is exact.</summary>
/// <param name="collections">The sizes of the table's item collections; null where there is nothing to count.</param>
internal sealed class TableTotals(ItemCollections? collections = null)
{
    private long _itemCount;
    private long _sizeBytes;

    /// <summary>The sizes of the item collections of a table with local indexes; null of other tables, and of indexes.</summary>
    public ItemCollections? Collections => collections;

    public long ItemCount => Volatile.Read(ref _itemCount);

    public long SizeBytes => Volatile.Read(ref _sizeBytes);

    /// <summary>Counts a write in; on any thread, which has locked the item's stripe.</summary>
    public void Count(Item? before, Item? after)
    {
        var count = (after is null ? 0 : 1) - (before is null ? 0 : 1);
        if (count != 0)
            _ = Interlocked.Add(ref _itemCount, count);
        var bytes = (after?.SizeBytes ?? 0) - (before?.SizeBytes ?? 0);
        if (bytes != 0)
            _ = Interlocked.Add(ref _sizeBytes, bytes);
        collections?.CountLocked(before, after);
    }
}
