using System.Buffers;
using System.Runtime.InteropServices;
using LocalDynamo.Engine.Capacity;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Reads;

/// <summary>
/// Gathers a page: counts and sizes what was read, keeps what passes the filter. Limits count what was read, not what is kept
/// (developer guide, "Paginating table query results"): the page ends with the item that brings it to the limit or to 1 MB.
/// </summary>
/// <remarks>
/// <para>
/// Where items are fetched from the table for the entries of a local index, each counts as the read units it costs, and the entries
/// together as theirs (developer guide, "Reading data from a local secondary index").
/// </para>
/// <para>
/// How many items a page has is known at its end. They are gathered in an array of the pool, and leave it for a list that is exactly as
/// long. Where an error ends the page, the array is left to the collector.
/// </para>
/// </remarks>
internal ref struct PageBuilder(ReadPlan plan, long commitNumber)
{
    /// <summary>The shortest array that is asked of the pool.</summary>
    private const int FirstCapacity = 32;

    private Item[] _items = [];
    private int _count;
    private int _scannedCount;
    private long _scannedBytes;
    private long _fetchedBytes;
    private Item? _lastItem;

    /// <summary>Takes the next item.</summary>
    /// <returns>False when it was the page's last.</returns>
    public bool Add(Item item)
    {
        _scannedCount++;
        _scannedBytes += item.SizeBytes;
        var isLast = plan.FetchesItems ? !AddFetched(item) : !AddFound(item, _scannedBytes);
        if (isLast)
            _lastItem = item;
        return !isLast;
    }

    /// <summary>Says that nothing follows, whatever limit was met.</summary>
    public void ReachEnd() => _lastItem = null;

    /// <summary>The page. To be asked for once, at the end.</summary>
    public ItemPage Build() => new(TakeItems(), _count, _scannedCount, _scannedBytes, _fetchedBytes, _lastItem);

    private bool AddFetched(Item entry)
    {
        // The entry and its item changed in one commit, so at the number where the one is, the other is.
        var item = PageReader.Find(plan.Table, KeyBytes.Of(plan.Table.Schema, entry)).At(commitNumber)
            ?? throw new InvalidOperationException("An index entry without its item.");
        _fetchedBytes += CapacityUnits.WholeReadUnits(item.SizeBytes);
        return AddFound(item, CapacityUnits.WholeReadUnits(_scannedBytes) + _fetchedBytes);
    }

    private bool AddFound(Item item, long pageBytes)
    {
        if (plan.Filter is null || plan.Filter.Matches(item))
        {
            if (plan.ReturnsItems)
                Keep(plan.Projection is null ? item : plan.Projection.Project(item));
            _count++;
        }

        return _scannedCount < plan.Limit && pageBytes < Limits.MaxPageBytes;
    }

    private void Keep(Item item)
    {
        if (_count == _items.Length)
            Grow();
        _items[_count] = item;
    }

    private void Grow()
    {
        var larger = ArrayPool<Item>.Shared.Rent(Math.Max(FirstCapacity, 2 * _count));
        _items.AsSpan().CopyTo(larger);
        Return();
        _items = larger;
    }

    private List<Item> TakeItems()
    {
        if (_items.Length == 0)
            return [];

        var items = new List<Item>(_count);
        CollectionsMarshal.SetCount(items, _count);
        _items.AsSpan(0, _count).CopyTo(CollectionsMarshal.AsSpan(items));
        Return();
        _items = [];
        return items;
    }

    private readonly void Return()
    {
        if (_items.Length == 0)
            return;

        // What the pool keeps must not keep items.
        _items.AsSpan(0, _count).Clear();
        ArrayPool<Item>.Shared.Return(_items);
    }
}
