using LocalDynamo.Engine.Tables;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Writes;

/// <summary>Deletes an item, if there is one.</summary>
internal sealed class DeleteAction(TableState table, Item key, WriteCondition condition, KeyPlaces? places = null)
    : WriteAction(table, key, places)
{
    protected override Item? Decide(Item? current)
    {
        condition.Check(current);
        return null;
    }
}
