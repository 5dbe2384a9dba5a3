namespace LocalDynamo.Storage;

/// <summary>
/// An open snapshot that goes forward: what its number and all later ones show stays readable. For one owner, who sees to it that
/// nobody reads below it.
/// </summary>
internal sealed class MovingLease
{
    private readonly SnapshotRegistry.Chunk _chunk;
    private readonly int _index;

    internal MovingLease(SnapshotRegistry.Chunk chunk, int index, long number)
    {
        _chunk = chunk;
        _index = index;
        CommitNumber = number;
    }

    /// <summary>The lowest number that it protects.</summary>
    public long CommitNumber { get; private set; }

    /// <summary>Moves forward, by one write. The owner calls it under a lock of its own.</summary>
    /// <param name="commitNumber">At or above the present number, and visible.</param>
    public void MoveTo(long commitNumber)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(commitNumber, CommitNumber);
        CommitNumber = commitNumber;
        _chunk.Announce(_index, commitNumber + 1);
    }
}
