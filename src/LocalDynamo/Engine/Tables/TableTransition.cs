using LocalDynamo.Operations;

namespace LocalDynamo.Engine.Tables;

/// <summary>
/// A state that a table is in for some time, where <see cref="EngineOptions.TableDelay"/> wants that. Nothing happens in it, and
/// nothing at its end: what was asked for is done already, and only told to take this long. It is not stored.
/// </summary>
/// <param name="status">CREATING, UPDATING or DELETING.</param>
/// <param name="until">When it ends.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="before">What the table was before an update; null where it is being made.</param>
internal sealed class TableTransition(TableStatus status, DateTimeOffset until, TimeProvider timeProvider, TableDefinition? before = null)
{
    public TableStatus Status => status;

    public bool IsOver => timeProvider.GetUtcNow() >= until;

    /// <summary>Whether an index that the table has is not to be read yet.</summary>
    public bool IsMaking(string indexName) => status == TableStatus.UPDATING && before?.FindIndex(indexName) is null;

    /// <summary>The definition as it is told meanwhile: with new indexes as being made and old ones as being deleted.</summary>
    public TableDefinition Show(TableDefinition definition)
    {
        if (status == TableStatus.CREATING)
            return definition with { Indexes = [.. definition.Indexes.Select(static index => index with { Phase = IndexPhase.MadeWithTable })] };
        if (before is null)
            return definition;

        var shown = definition with
        {
            Indexes =
            [
                .. definition.Indexes.Select(index =>
                    IsMaking(index.Name) && index.Phase == IndexPhase.Active ? index with { Phase = IndexPhase.Backfilling } : index),
            ],
        };
        return shown.WithDeleted(before);
    }

    /// <summary>The error of a request that would change the table meanwhile.</summary>
    public static ResourceInUseException Refusal(TableStatus status, string tableName)
    {
        var doing = status == TableStatus.CREATING ? "created" : status == TableStatus.DELETING ? "deleted" : "updated";
        return new ResourceInUseException($"Attempt to change a resource which is still in use: Table is being {doing}: {tableName}");
    }
}
