using LocalDynamo.Engine.Indexes;
using LocalDynamo.Engine.TimeToLive;

namespace LocalDynamo.Engine.Tables;

/// <content>The order in which the table's items expire.</content>
internal sealed partial class TableState
{
    /// <summary>The order of expiry, which is one of <see cref="Indexes"/>; null where items do not expire.</summary>
    public IndexState? ExpiryOrder => Array.Find(Volatile.Read(ref _indexes), static index => index.Layout is ExpiryLayout);

    /// <summary>From this commit on items do not expire. All stripes of the table are locked.</summary>
    /// <param name="order">The order of expiry, which no snapshot reads, so that it goes at once.</param>
    /// <param name="commitNumber">The commit that takes it away.</param>
    public void DropExpiryOrderLocked(IndexState order, long commitNumber)
    {
        order.Drop(commitNumber);
        Volatile.Write(ref _indexes, [.. _indexes.Where(kept => kept != order)]);
    }
}
