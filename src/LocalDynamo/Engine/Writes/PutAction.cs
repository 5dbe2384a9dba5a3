using LocalDynamo.Engine.Tables;

namespace LocalDynamo.Engine.Writes;

/// <summary>Writes a whole item, in place of whatever had its key.</summary>
internal sealed class PutAction(TableState table, Item item, WriteCondition condition) : WriteAction(table, item)
{
    protected override Item? Decide(Item? current)
    {
        condition.Check(current);
        return Key;
    }
}
