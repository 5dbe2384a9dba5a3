using LocalDynamo.Engine.Reads;

namespace LocalDynamo;

/// <summary>
/// The whole database as it was at one moment: every commit made before is in it as a whole, and none made after. Made by
/// <see cref="DynamoDatabase.Snapshot"/>.
/// </summary>
/// <remarks>
/// <para>Taking and reading a snapshot never waits for writers, and writers never wait for it.</para>
/// <para>
/// While it is open, the states of items that it can see are kept in memory, also after they were overwritten: dispose of it when
/// it is read.
/// </para>
/// <para>Thread safety: any number of threads may read; disposing while others read is an error of the program.</para>
/// </remarks>
public sealed class Snapshot : IDisposable
{
    private readonly SnapshotView _view;

    internal Snapshot(SnapshotView view) => _view = view;

    /// <summary>The commit number that the snapshot shows: the number of commits made before it.</summary>
    public long CommitNumber => _view.CommitNumber;

    /// <summary>The names of the tables that existed, in the order of their names.</summary>
    /// <exception cref="ObjectDisposedException">The snapshot has been disposed of.</exception>
    public IReadOnlyList<string> TableNames => _view.TableNames;

    /// <summary>A table as it was.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The table, to be read for as long as the snapshot is open.</returns>
    /// <exception cref="ResourceNotFoundException">There was no such table.</exception>
    /// <exception cref="ObjectDisposedException">The snapshot has been disposed of.</exception>
    public TableSnapshot Table(string name) => new(name, _view.Table(name));

    /// <summary>Lets go of the states that only this snapshot could see. Doing so twice does nothing.</summary>
    public void Dispose() => _view.Dispose();
}
