using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Reads;

/// <summary>
/// Gathers a page: counts and sizes what was read, keeps what passes the filter. Limits count what was read, not what is kept
/// (developer guide, "Paginating table query results"): the page ends with the item that brings it to the limit or to 1 MB.
/// </summary>
internal sealed class PageBuilder(ReadPlan plan)
{
    /// <summary>What a list of items begins with, so that a page of a hundred grows it twice instead of six times.</summary>
    private const int FirstCapacity = 32;

    private readonly List<Item> _items = plan.ReturnsItems && plan.Table.Schema.SortKey is not null
        ? new List<Item>(Math.Min(plan.Limit, FirstCapacity))
        : [];

    private int _count;
    private int _scannedCount;
    private long _scannedBytes;
    private Item? _lastItem;

    /// <summary>Takes the next item.</summary>
    /// <returns>False when it was the page's last.</returns>
    public bool Add(Item item)
    {
        _scannedCount++;
        _scannedBytes += item.SizeBytes;
        if (plan.Filter is null || plan.Filter.Matches(item))
        {
            _count++;
            if (plan.ReturnsItems)
                _items.Add(plan.Projection is null ? item : plan.Projection.Project(item));
        }

        if (_scannedCount < plan.Limit && _scannedBytes < Limits.MaxPageBytes)
            return true;
        _lastItem = item;
        return false;
    }

    /// <summary>Says that nothing follows, whatever limit was met.</summary>
    public void ReachEnd() => _lastItem = null;

    public ItemPage Build() => new(_items, _count, _scannedCount, _scannedBytes, _lastItem);
}
