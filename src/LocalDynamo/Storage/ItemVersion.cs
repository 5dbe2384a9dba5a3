using System.Diagnostics;

namespace LocalDynamo.Storage;

// One committed state of an entry, as long as its commit's number matters to anyone; see VersionChain.
//
// Commit number, item and tombstone bit never change. Previous is set before the version is published as the head of its chain, and later on
// only skips states that no reader needs (VersionPruner). The waiting bit belongs to the pruner and means nothing to readers.
internal sealed class ItemVersion
{
    private const long TombstoneBit = 1;
    private const long WaitingBit = 2;
    private const int NumberShift = 2;

    private long _stamp;
    private object? _previous;

    /// <param name="commitNumber">The commit that made this state.</param>
    /// <param name="item">The item; for a tombstone an item of the key attributes alone.</param>
    /// <param name="isTombstone">Whether this state is "deleted".</param>
    public ItemVersion(long commitNumber, Item item, bool isTombstone = false)
    {
        _stamp = (commitNumber << NumberShift) | (isTombstone ? TombstoneBit : 0);
        Item = item;
    }

    public long CommitNumber => Volatile.Read(ref _stamp) >> NumberShift;

    public Item Item { get; }

    public bool IsTombstone => (_stamp & TombstoneBit) != 0;

    /// <summary>The state before: a version, an item that was settled when it was overwritten, or null.</summary>
    public object? Previous => Volatile.Read(ref _previous);

    /// <summary>Whether the pruner has this chain in its queue. Under the stripe's lock.</summary>
    internal bool IsWaiting
    {
        get => (_stamp & WaitingBit) != 0;
        set => Volatile.Write(ref _stamp, value ? _stamp | WaitingBit : _stamp & ~WaitingBit);
    }

    /// <summary>Puts this version, not yet published, before the head of a chain.</summary>
    internal void LinkTo(VersionChain chain)
    {
        _previous = chain.Head;
        if (chain.Version is not { } head)
            return;

        Debug.Assert(head.CommitNumber < CommitNumber, "versions are installed in the order of their commits");
        IsWaiting = head.IsWaiting;
    }

    /// <summary>Skips states that no reader needs. Under the stripe's lock.</summary>
    internal void ReplacePrevious(object? state) => Volatile.Write(ref _previous, state);
}
