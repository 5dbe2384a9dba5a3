using LocalDynamo.Engine;
using LocalDynamo.Log;
using LocalDynamo.Operations;

namespace LocalDynamo;

/// <summary>
/// A DynamoDB inside the process: tables of items, in memory alone or kept in a folder. Open one, keep it for as long as the
/// program runs, dispose of it at the end.
/// </summary>
/// <remarks>
/// <para>
/// <see cref="Table"/> is the short way to work with it. The service's own operations, with every parameter, are methods of the
/// database too: <c>database.Query(new QueryRequest { … })</c>, see <see cref="LocalDynamo.Operations"/>.
/// </para>
/// <para>Thread safety: any number of threads may use it at the same time.</para>
/// </remarks>
/// <example>
/// <code>
/// using var database = DynamoDatabase.InMemory();
/// var users = database.CreateTable("Users", "UserId");
/// users.Put(new Item { ["UserId"] = "ada", ["Name"] = "Ada Lovelace" });
/// Console.WriteLine(users.Get("ada"));
/// </code>
/// </example>
public sealed partial class DynamoDatabase : IDynamoEngine, IDisposable
{
    private readonly EmbeddedEngine _engine;

    internal DynamoDatabase(EmbeddedEngine engine) => _engine = engine;

    internal EmbeddedEngine Engine => _engine;

    /// <summary>Opens a new, empty database in memory; what it holds is gone when it is disposed of.</summary>
    /// <param name="options">How it works; <see langword="null"/> for the defaults.</param>
    /// <returns>The database, without a table.</returns>
    public static DynamoDatabase InMemory(DynamoDatabaseOptions? options = null) =>
        new(EmbeddedEngine.InMemory((options ?? new DynamoDatabaseOptions()).ToEngineOptions()));

    /// <summary>Opens the database in a folder, and makes it if it is not there yet.</summary>
    /// <param name="path">The folder. It is the database's own: one open database at a time, in this process or another.</param>
    /// <param name="options">How it works; <see langword="null"/> for the defaults.</param>
    /// <returns>The database, with everything in it that was acknowledged before.</returns>
    /// <exception cref="IOException">The folder is in use by another database, or can't be read or written.</exception>
    /// <exception cref="CorruptDatabaseException">A file is damaged, missing or foreign; the error says which and where.</exception>
    /// <exception cref="EncryptionKeyException">The database is encrypted with another key than the one given, or it is and none was given, or it is not.</exception>
    /// <remarks>Each commit is on the disk before the write that made it returns, unless the options ask for less.</remarks>
    public static DynamoDatabase Open(string path, DynamoDatabaseOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Open(PhysicalFileSystem.Instance, path, options ?? new DynamoDatabaseOptions());
    }

    internal static DynamoDatabase Open(IFileSystem fileSystem, string path, DynamoDatabaseOptions options) =>
        new(EmbeddedEngine.Open(fileSystem, path, options.ToEngineOptions()));

    /// <summary>Takes a view of the whole database as it is now, which later writes do not change.</summary>
    /// <returns>The snapshot, to be disposed of when it is read.</returns>
    /// <exception cref="ObjectDisposedException">The database has been disposed of.</exception>
    public Snapshot Snapshot() => new(_engine.OpenSnapshot());

    /// <summary>Begins a transaction in the program's own code: read, decide, write, commit.</summary>
    /// <param name="isolation">What it is kept from by others.</param>
    /// <returns>The transaction, to be disposed of: that rolls it back unless it was committed.</returns>
    /// <exception cref="ObjectDisposedException">The database has been disposed of.</exception>
    public Transaction BeginTransaction(TransactionIsolation isolation = TransactionIsolation.Snapshot) => new(_engine, isolation);

    /// <summary>
    /// Deletes, in all tables whose time to live is enabled, the items that have expired by now, as is done from time to time anyway
    /// (<see cref="TimeToLiveOptions.SweepInterval"/>).
    /// </summary>
    /// <returns>How many items were deleted. They are as durably gone as the database promises.</returns>
    /// <exception cref="DatabaseReadOnlyException">The folder's log takes no more writes, since one has failed.</exception>
    /// <exception cref="ObjectDisposedException">The database has been disposed of.</exception>
    /// <remarks>
    /// Each item is a commit of its own. Waits for a sweep that runs already, and then for its own. Costs what it deletes, not what the
    /// tables hold.
    /// </remarks>
    public long SweepExpired() => _engine.SweepExpired();

    /// <summary>Returns when everything acknowledged so far is on the disk, whatever <see cref="DynamoDatabaseOptions.Durability"/> says.</summary>
    /// <exception cref="DatabaseReadOnlyException">The folder's log has failed: what was acknowledged before may be lost in part.</exception>
    /// <exception cref="ObjectDisposedException">The database has been disposed of.</exception>
    /// <remarks>
    /// A point in a program's course behind which nothing can be lost: under <see cref="Durability.None"/> and <see cref="Durability.Interval"/>
    /// after a batch of writes, say. A database in memory has no disk: there it returns at once.
    /// </remarks>
    public void Flush() => _engine.Flush();

    /// <summary>As <see cref="Flush"/>, without blocking a thread.</summary>
    /// <param name="cancellationToken">Ends the waiting alone: what was written gets to the disk all the same.</param>
    /// <returns>Completes when everything acknowledged before the call is on the disk.</returns>
    /// <exception cref="DatabaseReadOnlyException">The folder's log has failed: what was acknowledged before may be lost in part.</exception>
    /// <exception cref="ObjectDisposedException">The database has been disposed of.</exception>
    public ValueTask FlushAsync(CancellationToken cancellationToken = default) => _engine.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The database has been disposed of.</exception>
    public TResponse Execute<TResponse>(DynamoRequest<TResponse> request)
        where TResponse : class => _engine.Execute(request);

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The database has been disposed of.</exception>
    public ValueTask<TResponse> ExecuteAsync<TResponse>(DynamoRequest<TResponse> request, CancellationToken cancellationToken = default)
        where TResponse : class => _engine.ExecuteAsync(request, cancellationToken);

    /// <summary>Writes out what is not on the disk yet and closes the folder. Doing so twice does nothing.</summary>
    /// <remarks>Operations that come later fail with <see cref="ObjectDisposedException"/>.</remarks>
    public void Dispose() => _engine.Dispose();
}
