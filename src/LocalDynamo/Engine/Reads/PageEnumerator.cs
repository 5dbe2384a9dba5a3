using System.Collections;

namespace LocalDynamo.Engine.Reads;

/// <summary>
/// A walk over the items of a query or scan, page after page; nothing is bound or read before the first step. Written out, since a
/// step of an iterator method costs more than to read an item does.
/// </summary>
internal sealed class PageEnumerator(ItemReader reader, ReadOptions options) : IEnumerator<Item>
{
    private ReadPlan? _plan;
    private List<Item> _items = [];
    private Item? _lastItem;
    private int _next;

    public Item Current => _items[_next - 1];

    object IEnumerator.Current => Current;

    public bool MoveNext()
    {
        while (_next >= _items.Count)
        {
            if (!ReadPage())
                return false;
        }

        _next++;
        return true;
    }

    public void Reset() => throw new NotSupportedException();

    public void Dispose()
    {
    }

    /// <returns>False when there are no more pages. A page may be empty and not the last: a filter can leave out all of it.</returns>
    private bool ReadPage()
    {
        Item? startAfter;
        if (_plan is null)
        {
            _plan = reader.Plan(options);
            startAfter = ItemReader.StartKey(options, _plan);
        }
        else if (_lastItem is null)
        {
            return false;
        }
        else
        {
            startAfter = _lastItem;
        }

        var page = reader.ReadPage(_plan, startAfter);
        (_items, _lastItem, _next) = (page.Items, page.LastItem, 0);
        return true;
    }
}
