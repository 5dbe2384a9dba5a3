using LocalDynamo.Engine.Indexes;
using LocalDynamo.Engine.TimeToLive;

namespace LocalDynamo.Engine.Tables;

/// <content>The order in which the table's items expire, and which of them are hidden.</content>
internal sealed partial class TableState
{
    private HiddenItems? _hidden;

    /// <summary>The order of expiry, which is one of <see cref="Indexes"/>; null where items do not expire.</summary>
    public IndexState? ExpiryOrder => Array.Find(Volatile.Read(ref _indexes), static index => index.Layout is ExpiryLayout);

    /// <summary>What readers and writers take for deleted; null where they see all there is.</summary>
    public HiddenItems? Hidden => Volatile.Read(ref _hidden);

    /// <summary>From now on items expire. All stripes of the table are locked, or nobody else knows it yet.</summary>
    /// <param name="order">The order of expiry, still empty.</param>
    /// <param name="hidden">What is taken for deleted; null for nothing.</param>
    public void AddExpiryOrderLocked(IndexState order, HiddenItems? hidden)
    {
        AddIndexLocked(order);
        Volatile.Write(ref _hidden, hidden);
    }

    /// <summary>From this commit on items do not expire. All stripes of the table are locked.</summary>
    /// <param name="order">The order of expiry, which no snapshot reads, so that it goes at once.</param>
    /// <param name="commitNumber">The commit that takes it away.</param>
    public void DropExpiryOrderLocked(IndexState order, long commitNumber)
    {
        order.Drop(commitNumber);
        Volatile.Write(ref _indexes, [.. _indexes.Where(kept => kept != order)]);
        Volatile.Write(ref _hidden, null);
    }

    /// <summary>What is seen of a state of an item; null where there is none, or it is hidden.</summary>
    public Item? Seen(Item? item) => item is not null && Hidden is { } hidden && hidden.Contain(item) ? null : item;
}
