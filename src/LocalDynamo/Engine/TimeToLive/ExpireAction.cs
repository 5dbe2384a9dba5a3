using LocalDynamo.Engine.Indexes;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.TimeToLive;

/// <summary>
/// Deletes an item because it has expired, if that is still so: it may have been written since the sweeper saw it, and items may have
/// ceased to expire.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="entry">The item's entry in the order of expiry, which has its key.</param>
/// <param name="order">The order of expiry that the item was found in.</param>
/// <param name="attribute">The attribute with the time of expiry.</param>
/// <param name="window">The times that count as expired.</param>
internal sealed class ExpireAction(TableState table, Item entry, IndexState order, AttributeName attribute, ExpiryWindow window)
    : WriteAction(table, entry)
{
    public override bool IsByTimeToLive => true;

    protected override Item? Decide(Item? current) =>
        current is not null && order.DroppedAt == long.MaxValue && window.Contains(current.GetValueOrDefault(attribute)) ? null : current;
}
