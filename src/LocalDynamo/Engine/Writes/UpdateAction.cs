using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Validation;
using LocalDynamo.Expressions;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Writes;

/// <summary>Changes an item, or makes it if there is none and the update has something to set.</summary>
internal sealed class UpdateAction(TableState table, Item key, BoundUpdate? update, WriteCondition condition, KeyPlaces? places = null)
    : WriteAction(table, key, places)
{
    public BoundUpdate? Update { get; } = update;

    protected override Item? Decide(Item? current)
    {
        condition.Check(current);
        if (Update is null)
        {
            // A key of the table may be one of an index too, with a lower limit.
            if (current is null)
                Table.Definition.IndexKeys.VerifyPut(Key);
            return current ?? Key;
        }

        // An update that only takes away does not make an item that was not there, though its errors are errors all the same.
        var updated = Update.Apply(current, Key);
        if (current is null && !Update.CreatesMissingItem)
            return null;
        Table.Definition.IndexKeys.VerifyUpdated(current, updated, Update.IsLegacy);
        ItemRules.VerifyUpdated(updated);
        return updated;
    }
}
