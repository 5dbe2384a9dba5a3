using LocalDynamo.Engine.Tables;

namespace LocalDynamo.Engine.Writes;

/// <summary>Holds an item against a condition and leaves it as it is: the part of a transaction that only looks.</summary>
internal sealed class CheckAction(TableState table, Item key, WriteCondition condition) : WriteAction(table, key)
{
    protected override Item? Decide(Item? current)
    {
        condition.Check(current);
        return current;
    }
}
