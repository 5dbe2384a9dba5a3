using System.Collections.Immutable;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Reads;

/// <summary>The database at one commit number: the tables that there were, and a lease that keeps the versions they had.</summary>
internal sealed class SnapshotView : IDisposable
{
    private readonly ImmutableSortedDictionary<string, TableState> _tables;
    private readonly VersionPruner _pruner;
    private readonly SnapshotLease _lease;
    private int _isDisposed;

    public SnapshotView(TableCatalog catalog, SnapshotRegistry snapshots, VersionPruner pruner)
    {
        // A table is made or deleted with the catalog's lock held, number and all: so tables and number are of one moment.
        lock (catalog.Guard)
        {
            _tables = catalog.Tables;
            _lease = snapshots.Open();
        }

        _pruner = pruner;
    }

    /// <summary>A view that was forgotten keeps nothing for ever. What it kept in memory is pruned by the commits that follow.</summary>
    ~SnapshotView()
    {
        // Without a pruner the constructor did not come to its end, and there is no lease.
        if (_pruner is not null)
            _lease.Dispose();
    }

    public long CommitNumber => _lease.CommitNumber;

    /// <summary>The tables that there were, in the order of their names.</summary>
    public IEnumerable<TableState> Tables => _tables.Values;

    public IReadOnlyList<string> TableNames
    {
        get
        {
            ThrowIfDisposed();
            return [.. _tables.Keys];
        }
    }

    /// <exception cref="ResourceNotFoundException">There was no table of this name.</exception>
    public SnapshotTableReader Table(string name)
    {
        ThrowIfDisposed();
        return _tables.TryGetValue(name, out var table)
            ? new SnapshotTableReader(this, table)
            : throw new ResourceNotFoundException();
    }

    public void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, typeof(Snapshot));

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        GC.SuppressFinalize(this);
        _lease.Dispose();
        _pruner.Drain(int.MaxValue);
    }
}
