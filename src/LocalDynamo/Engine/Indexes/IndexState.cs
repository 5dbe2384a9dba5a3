using LocalDynamo.Engine.Tables;
using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Indexes;

/// <summary>
/// An index as the engine has it: its entries in partitions of their own, which commits keep as they keep the table's (see
/// <see cref="Commits.CommitPipeline"/>), and from when to when it may be read.
/// </summary>
internal sealed class IndexState
{
    private readonly TaskCompletionSource _filled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _activeFrom = long.MaxValue;
    private long _droppedAt = long.MaxValue;

    public IndexState(EntryLayout layout, int stripeBits, long hashSeed)
    {
        Layout = layout;
        Partitions = new PartitionMap(layout, stripeBits, hashSeed, layout.Hash);
    }

    public EntryLayout Layout { get; }

    public PartitionMap Partitions { get; }

    /// <summary>How many entries there are, and their size.</summary>
    public TableTotals Totals { get; } = new();

    /// <summary>Of an index that is filled in the background: ends when it is active, fails when it can't be.</summary>
    public Task Filled => _filled.Task;

    /// <summary>
    /// The first commit number at which the index shows all of its table, which no commit number reaches while it is being filled.
    /// </summary>
    public long ActiveFrom => Volatile.Read(ref _activeFrom);

    /// <summary>Whether all items of the table have come to the index.</summary>
    public bool IsFilled => ActiveFrom != long.MaxValue;

    /// <summary>The commit number that took the index away, from which on no commit keeps it.</summary>
    public long DroppedAt => Volatile.Read(ref _droppedAt);

    public bool IsReadableAt(long commitNumber) => ActiveFrom <= commitNumber && commitNumber < DroppedAt;

    public void Activate(long commitNumber) => Volatile.Write(ref _activeFrom, commitNumber);

    public void Drop(long commitNumber) => Volatile.Write(ref _droppedAt, commitNumber);

    /// <summary>Tells those who wait that the index is filled and active.</summary>
    public void Complete() => _ = _filled.TrySetResult();

    /// <summary>Tells those who wait that the index could not be filled.</summary>
    public void Fail(Exception reason) => _ = _filled.TrySetException(reason);

    public ulong HashOf(Item entry)
    {
        Span<byte> scratch = stackalloc byte[Layout.PartitionScratchBytes];
        return Partitions.HashOf(Layout.PartitionKeyOf(entry, scratch));
    }

    /// <summary>The entry with the key of this one.</summary>
    public VersionChain Find(Item entry)
    {
        Span<byte> partitionScratch = stackalloc byte[Layout.PartitionScratchBytes];
        Span<byte> sortScratch = stackalloc byte[Layout.ScratchBytes];
        var partitionKey = Layout.PartitionKeyOf(entry, partitionScratch);
        return Partitions.Find(partitionKey, Partitions.HashOf(partitionKey), Layout.SortKeyOf(entry, sortScratch));
    }
}
