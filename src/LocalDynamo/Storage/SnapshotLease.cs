namespace LocalDynamo.Storage;

/// <summary>An open snapshot: until it is disposed of, what its number shows stays readable. Dispose of it exactly once.</summary>
/// <remarks>Any thread may read at the number, also several at once, as long as all end before the lease does.</remarks>
internal readonly struct SnapshotLease : IDisposable
{
    private readonly SnapshotRegistry.Chunk _chunk;
    private readonly int _index;

    internal SnapshotLease(SnapshotRegistry.Chunk chunk, int index, long number)
    {
        _chunk = chunk;
        _index = index;
        CommitNumber = number;
    }

    /// <summary>The number to read at (<see cref="VersionChain.At"/>).</summary>
    public long CommitNumber { get; }

    public void Dispose() => _chunk.Free(_index);
}
