using LocalDynamo.Engine.Indexes;

namespace LocalDynamo.Engine.Tables;

/// <content>The table's indexes: those that its writers keep, and those that were dropped and that an older snapshot may still read.</content>
internal sealed partial class TableState
{
    private IndexState[] _indexes = [];
    private IndexState[] _dropped = [];

    /// <summary>
    /// What every write of the table keeps, also while it is being filled. Changed with all stripes of the table locked: the same from
    /// a write's decision to its installation.
    /// </summary>
    public ReadOnlySpan<IndexState> Indexes => Volatile.Read(ref _indexes);

    /// <summary>A secondary index as it was at a commit number; null where there was none that could be read.</summary>
    public IndexState? FindIndex(string name, long commitNumber) =>
        Find(Volatile.Read(ref _indexes), name, commitNumber) ?? Find(Volatile.Read(ref _dropped), name, commitNumber);

    /// <summary>A secondary index that is kept now, whether or not it can be read yet; null where there is none.</summary>
    public IndexState? FindIndex(string name) => Array.Find(Volatile.Read(ref _indexes), index => IsNamed(index, name));

    /// <summary>A new index with this layout, which nobody knows yet.</summary>
    public IndexState NewIndex(EntryLayout layout) => new(layout, StripeBits, Definition.HashSeed);

    /// <summary>From now on writes keep the index. All stripes of the table are locked, or nobody else knows it yet.</summary>
    public void AddIndexLocked(IndexState index) => Volatile.Write(ref _indexes, [.. _indexes, index]);

    /// <summary>From this commit on writes do not keep the index. All stripes of the table are locked.</summary>
    /// <param name="index">The index.</param>
    /// <param name="commitNumber">The commit that takes it away.</param>
    /// <param name="floor">The lowest commit number that anyone may still read: indexes dropped before it go for good.</param>
    public void DropIndexLocked(IndexState index, long commitNumber, long floor)
    {
        index.Drop(commitNumber);
        Volatile.Write(ref _dropped, [.. _dropped.Where(dropped => dropped.DroppedAt > floor), index]);
        Volatile.Write(ref _indexes, [.. _indexes.Where(kept => kept != index)]);
    }

    private static IndexState? Find(IndexState[] indexes, string name, long commitNumber) =>
        Array.Find(indexes, index => IsNamed(index, name) && index.IsReadableAt(commitNumber));

    private static bool IsNamed(IndexState index, string name) => index.Layout is IndexSchema schema && schema.Name == name;
}
