using LocalDynamo.Engine.Capacity;
using LocalDynamo.Engine.Indexes;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Operations;
using LocalDynamo.Schema;
using LocalDynamo.Storage;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Writes;

/// <summary>
/// A write of one item, decided upon under the lock of the item's stripe. Whether alone or one of many in a transaction, it takes
/// the one commit path, see <see cref="Commits.CommitPipeline"/>.
/// </summary>
internal abstract class WriteAction
{
    private readonly KeyPlaces _places;

    private EntryPlace _place;

    /// <param name="table">The table it writes to.</param>
    /// <param name="key">An item with the key attributes of the item to be written, validated: the new item itself, or its key alone.</param>
    /// <param name="places">Where in it the key's values lie, if that is known.</param>
    protected WriteAction(TableState table, Item key, KeyPlaces? places = null)
    {
        (Table, Key, _places) = (table, key, places ?? table.Schema.PlacesIn(key));
        PartitionHash = table.Partitions.HashOf(PartitionKeyBytes);
    }

    public TableState Table { get; }

    public Item Key { get; }

    public ReadOnlySpan<byte> PartitionKeyBytes => BlockFormat.Payload(Key.Block, Key.Offset + _places.PartitionKey);

    /// <summary>Empty in tables without a sort key.</summary>
    public ReadOnlySpan<byte> SortKeyBytes => _places.SortKey < 0 ? default : BlockFormat.Payload(Key.Block, Key.Offset + _places.SortKey);

    public ulong PartitionHash { get; }

    /// <summary>Where the item was found, if anywhere. Known once decided.</summary>
    public ref readonly EntryPlace Place => ref _place;

    public Stripe Stripe => Table.Partitions.StripeOf(PartitionHash);

    /// <summary>The item as it was; null where there was none. Known once decided.</summary>
    public Item? Before { get; private set; }

    /// <summary>
    /// The item that the write sees: the one before, unless that is taken for deleted (<see cref="TableState.Hidden"/>). Known once decided.
    /// </summary>
    public Item? Found { get; private set; }

    /// <summary>The item as it will be left; null where there is none. Known once decided.</summary>
    public Item? After { get; private set; }

    /// <summary>What the write changes in the table's indexes. Known once decided.</summary>
    public IndexChange[] IndexChanges { get; private set; } = [];

    /// <summary>Whether it is the service's own doing, because the item has expired, and nobody's request.</summary>
    public virtual bool IsByTimeToLive => false;

    /// <summary>Whether the commit has anything to do: a check, or deleting what does not exist, leaves no trace.</summary>
    public bool HasEffect => !ReferenceEquals(Before, After);

    /// <summary>Decides what becomes of the item and its index entries. The stripe's lock is held; an error leaves everything as it was.</summary>
    /// <param name="decided">The writes that come before it in the same commit, which have decided.</param>
    /// <param name="isInTransaction">Whether it is part of a transaction, and so pays double where the table enforces its throughput.</param>
    /// <exception cref="ResourceNotFoundException">The table has been deleted.</exception>
    /// <exception cref="ItemCollectionSizeLimitExceededException">The item's collection would become too large.</exception>
    /// <exception cref="ProvisionedThroughputExceededException">The table, or an index that changes, has no throughput left.</exception>
    public void DecideLocked(ReadOnlySpan<WriteAction> decided = default, bool isInTransaction = false)
    {
        if (Table.IsDropped)
            throw new ResourceNotFoundException();

        var chain = Stripe.Find(PartitionKeyBytes, PartitionHash, SortKeyBytes, out _place);
        VerifyLocked(chain);
        Before = chain.Newest;
        Found = IsByTimeToLive ? Before : Table.Seen(Before);
        if (Table.Throttle is { } throttle && !IsByTimeToLive)
            DecideThrottledLocked(decided, throttle, isInTransaction);
        else
            DecideAllLocked(decided);
    }

    /// <summary>Decides on a state of the item that is not the newest: on what an open transaction sees. Index entries are not looked at.</summary>
    public void DecideOn(Item? current)
    {
        Before = Found = current;
        After = Decide(current);
    }

    /// <summary>What a response tells of the item's collection; null where it was not asked for, or the table has no local index.</summary>
    public ItemCollectionMetrics? Measure(ReturnItemCollectionMetrics? asked) =>
        asked == ReturnItemCollectionMetrics.SIZE ? Table.Totals.Collections?.Measure(Key) : null;

    /// <summary>A hash of the item's place, equal for actions on the same item.</summary>
    public ulong ItemHash => unchecked(PartitionHash + (_places.SortKey < 0 ? 0 : Table.Partitions.HashOf(SortKeyBytes)));

    public bool IsSameItem(WriteAction other) =>
        Table == other.Table && PartitionHash == other.PartitionHash
        && PartitionKeyBytes.SequenceEqual(other.PartitionKeyBytes) && SortKeyBytes.SequenceEqual(other.SortKeyBytes);

    /// <summary>A place to refuse the write for what the newest version is, before its item is looked at.</summary>
    /// <param name="chain">The item's states; the newest is committed, if perhaps not visible yet.</param>
    protected virtual void VerifyLocked(VersionChain chain)
    {
    }

    /// <param name="current">The newest committed state of the item, null if it does not exist, or is taken for deleted.</param>
    /// <returns>The item as it shall be, or null to delete it; the very same object to leave it as it is.</returns>
    protected abstract Item? Decide(Item? current);

    /// <summary>Decides if there is throughput for it, and pays: for its effect, or for having looked where its condition fails.</summary>
    private void DecideThrottledLocked(ReadOnlySpan<WriteAction> decided, TableThrottle throttle, bool isInTransaction)
    {
        throttle.AdmitWrite();
        try
        {
            DecideAllLocked(decided);
        }
        catch (ConditionalCheckFailedException)
        {
            throttle.Charge(this, isInTransaction);
            throw;
        }

        throttle.Admit(IndexChanges);
        throttle.Charge(this, isInTransaction);
    }

    private void DecideAllLocked(ReadOnlySpan<WriteAction> decided)
    {
        var item = Decide(Found);
        After = ReferenceEquals(item, Found) ? Before : item;
        if (Table.Totals.Collections is { } collections && HasEffect)
            VerifyCollectionLocked(collections, decided);
        if (Table.Indexes.Length > 0 && HasEffect)
            IndexChanges = ChangesOf(Table.Indexes);
    }

    private void VerifyCollectionLocked(ItemCollections collections, ReadOnlySpan<WriteAction> decided)
    {
        var growthBefore = 0L;
        foreach (var action in decided)
        {
            if (action.Table == Table && action.PartitionKeyBytes.SequenceEqual(PartitionKeyBytes))
                growthBefore += collections.GrowthOf(action.Before, action.After);
        }

        collections.VerifyLocked(PartitionKeyBytes, collections.GrowthOf(Before, After), growthBefore);
    }

    private IndexChange[] ChangesOf(ReadOnlySpan<IndexState> indexes)
    {
        var changes = new List<IndexChange>(indexes.Length);
        foreach (var index in indexes)
        {
            if (IndexChange.Of(index, Before, After) is { } change)
                changes.Add(change);
        }

        return [.. changes];
    }
}
