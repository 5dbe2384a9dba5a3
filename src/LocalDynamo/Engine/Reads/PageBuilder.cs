using LocalDynamo.Engine.Capacity;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Reads;

/// <summary>
/// Gathers a page: counts and sizes what was read, keeps what passes the filter. Limits count what was read, not what is kept
/// (developer guide, "Paginating table query results"): the page ends with the item that brings it to the limit or to 1 MB.
/// </summary>
/// <remarks>
/// Where items are fetched from the table for the entries of a local index, each counts as the read units it costs, and the entries
/// together as theirs (developer guide, "Reading data from a local secondary index").
/// </remarks>
internal sealed class PageBuilder(ReadPlan plan, long commitNumber)
{
    /// <summary>What a list of items begins with, so that a page of a hundred grows it twice instead of six times.</summary>
    private const int FirstCapacity = 32;

    private readonly List<Item> _items = plan.ReturnsItems && !plan.Source.HasSingleItems
        ? new List<Item>(Math.Min(plan.Limit, FirstCapacity))
        : [];

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

    public ItemPage Build() => new(_items, _count, _scannedCount, _scannedBytes, _fetchedBytes, _lastItem);

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
            _count++;
            if (plan.ReturnsItems)
                _items.Add(plan.Projection is null ? item : plan.Projection.Project(item));
        }

        return _scannedCount < plan.Limit && pageBytes < Limits.MaxPageBytes;
    }
}
