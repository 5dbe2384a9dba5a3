using LocalDynamo.Engine.Tables;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Writes;

/// <summary>Holds an item against a condition and leaves it as it is: the part of a transaction that only looks.</summary>
internal sealed class CheckAction(TableState table, Item key, WriteCondition condition, KeyPlaces? places = null)
    : WriteAction(table, key, places)
{
    protected override Item? Decide(Item? current)
    {
        condition.Check(current);
        return current;
    }
}
