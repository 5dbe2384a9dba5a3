using LocalDynamo.Engine.Tables;

namespace LocalDynamo.Engine.Writes;

/// <summary>Deletes an item, if there is one.</summary>
internal sealed class DeleteAction(TableState table, Item key, WriteCondition condition) : WriteAction(table, key)
{
    protected override Item? Decide(Item? current)
    {
        condition.Check(current);
        return null;
    }
}
