using LocalDynamo.Engine.Tables;

namespace LocalDynamo.Engine.Writes;

/// <summary>
/// A write of one item, decided upon under the lock of the item's stripe. Whether alone or one of many in a transaction, it takes
/// the one commit path, see <see cref="Commits.CommitPipeline"/>.
/// </summary>
/// <param name="table">The table it writes to.</param>
/// <param name="key">An item with the key attributes of the item to be written, validated: the new item itself, or its key alone.</param>
internal abstract class WriteAction(TableState table, Item key)
{
    public TableState Table { get; } = table;

    public Item Key { get; } = key;

    public ReadOnlySpan<byte> PartitionKeyBytes => Key.KeyBytes(Table.Schema.PartitionKey);

    /// <summary>Empty in tables without a sort key.</summary>
    public ReadOnlySpan<byte> SortKeyBytes => Table.Schema.SortKey is null ? default : Key.KeyBytes(Table.Schema.SortKey);

    public ulong PartitionHash { get; } = table.Partitions.HashOf(key.KeyBytes(table.Schema.PartitionKey));

    /// <summary>The item as it was found; null where there was none. Known after the commit.</summary>
    public Item? Before { get; private set; }

    /// <summary>The item as it was left; null where there is none. Known after the commit.</summary>
    public Item? After { get; private set; }

    /// <summary>Whether the commit has anything to do: deleting what does not exist, for one, leaves no trace.</summary>
    public bool HasEffect => Before is not null || After is not null;

    /// <summary>Decides what becomes of the item. Called with the stripe's lock held; an error here leaves everything as it was.</summary>
    public void DecideLocked(Item? current)
    {
        Before = current;
        After = Decide(current);
    }

    /// <param name="current">The newest committed state of the item, null if it does not exist.</param>
    /// <returns>The item as it shall be, or null to delete it.</returns>
    protected abstract Item? Decide(Item? current);
}
