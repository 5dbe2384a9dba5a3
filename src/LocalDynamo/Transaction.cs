using LocalDynamo.Engine;
using LocalDynamo.Engine.Transactions;

namespace LocalDynamo;

/// <summary>
/// A transaction in the program's own code: it reads the database as it was when it began, sees what it has written itself, and commits all
/// of that together or nothing. Made by <see cref="DynamoDatabase.BeginTransaction"/>.
/// </summary>
/// <remarks>
/// <para>
/// Nothing is locked and nobody waits until it commits. The first to commit wins: if an item that it has written was changed by
/// somebody else since it began, <see cref="Commit"/> fails with <see cref="TransactionConflictException"/>, and the program begins anew.
/// Under <see cref="TransactionIsolation.Serializable"/> the same goes for all that it has read.
/// </para>
/// <para>It writes at most 100 items of 4 MB together; the write that goes beyond is refused, and the transaction goes on without it.</para>
/// <para>
/// Disposing of one that was not committed rolls it back. While it is open the states of items that it can see are kept in memory;
/// one that is forgotten keeps them until the garbage collector finds it.
/// </para>
/// <para>
/// Thread safety: for one thread at a time. It is bound to none, so it can be held across <c>await</c>.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// using var transaction = database.BeginTransaction();
/// var accounts = transaction.Table("Accounts");
/// accounts.Update("ada", "SET Balance = Balance - :x", new() { [":x"] = 10 }, condition: "Balance >= :x");
/// accounts.Update("bob", "SET Balance = Balance + :x", new() { [":x"] = 10 });
/// transaction.Commit();
/// </code>
/// </example>
public sealed class Transaction : IDisposable
{
    private readonly EmbeddedEngine _engine;
    private readonly OpenTransaction _transaction;

    internal Transaction(EmbeddedEngine engine, TransactionIsolation isolation)
    {
        _engine = engine;
        _transaction = engine.BeginTransaction(isolation == TransactionIsolation.Serializable);
        Isolation = isolation;
    }

    /// <summary>What it is kept from by others.</summary>
    public TransactionIsolation Isolation { get; }

    /// <summary>The commit number at which it reads.</summary>
    public long CommitNumber => _transaction.CommitNumber;

    /// <summary>A table in this transaction.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The table, to be used until the transaction ends.</returns>
    /// <exception cref="ResourceNotFoundException">There was no such table when the transaction began.</exception>
    /// <exception cref="InvalidOperationException">The transaction has ended.</exception>
    /// <exception cref="ObjectDisposedException">The transaction has been disposed of.</exception>
    public TransactionTable Table(string name) => new(name, _transaction.Table(name));

    /// <summary>Makes what was written visible to all, at once, and waits until it is as durable as the database promises.</summary>
    /// <exception cref="TransactionConflictException">Another commit came first; nothing was written.</exception>
    /// <exception cref="ResourceNotFoundException">A table that it wrote to has been deleted; nothing was written.</exception>
    /// <exception cref="ItemCollectionSizeLimitExceededException">An item collection with local indexes would become too large; nothing was written.</exception>
    /// <exception cref="ProvisionedThroughputExceededException">
    /// A table that enforces its throughput has none left; the transaction stays open, and may be committed later.
    /// </exception>
    /// <exception cref="DatabaseReadOnlyException">The folder's log takes no more writes, since one has failed; this one may be kept or not.</exception>
    /// <exception cref="InvalidOperationException">The transaction has ended before.</exception>
    /// <exception cref="ObjectDisposedException">The transaction or the database has been disposed of.</exception>
    /// <remarks>
    /// The transaction is over afterwards, also when this fails for any other reason. One that has only read cannot fail. A serialisable one that has scanned
    /// a table walks over it again here.
    /// </remarks>
    public void Commit() => _engine.Commit(_transaction);

    /// <summary>Commits without blocking a thread until that is durable.</summary>
    /// <param name="cancellationToken">Gives up waiting; the transaction may be committed all the same.</param>
    /// <returns>A task that ends when the commit is durable.</returns>
    /// <inheritdoc cref="Commit"/>
    public ValueTask CommitAsync(CancellationToken cancellationToken = default) => _engine.CommitAsync(_transaction, cancellationToken);

    /// <summary>Rolls the transaction back unless it was committed. Doing so twice does nothing.</summary>
    public void Dispose() => _transaction.Dispose();
}
