using LocalDynamo.Engine.Tables;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Writes;

/// <summary>Writes a whole item, in place of whatever had its key.</summary>
internal sealed class PutAction(TableState table, Item item, WriteCondition condition, KeyPlaces? places = null)
    : WriteAction(table, item, places)
{
    protected override Item? Decide(Item? current)
    {
        condition.Check(current);
        return Key;
    }
}
