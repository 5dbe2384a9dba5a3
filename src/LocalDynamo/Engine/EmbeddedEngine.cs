using LocalDynamo.Engine.Batches;
using LocalDynamo.Engine.Checkpoints;
using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Indexes;
using LocalDynamo.Engine.Opening;
using LocalDynamo.Engine.Reads;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.TimeToLive;
using LocalDynamo.Engine.Transactions;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Log;
using LocalDynamo.Operations;
using LocalDynamo.Storage;
using LocalDynamo.Telemetry;

namespace LocalDynamo.Engine;

/// <summary>
/// DynamoDB's operations on tables in this process. Here requests find the code that carries them out, and writes wait, with a thread
/// or without one, until the log has made them durable; everything else is done by the parts.
/// </summary>
internal sealed partial class EmbeddedEngine : IDynamoEngine, IDisposable
{
    private readonly WriteAheadLog? _log;
    private readonly VersionPruner _pruner;
    private readonly IndexFiller _indexFiller;
    private readonly ExpirySweeper _sweeper;
    private readonly Checkpointer? _checkpointer;
    private readonly BackgroundLoad? _later;
    private readonly RequestTokens _tokens;
    private readonly DatabaseIdentity _identity;
    private readonly EngineOptions _options;
    private readonly TimeProvider _timeProvider;
    private int _isDisposed;

    public TableCatalog Catalog { get; }

    public ItemReads Reads { get; }

    public ItemWrites Writes { get; }

    public TransactionReads TransactionReads { get; }

    public TransactionWrites TransactionWrites { get; }

    public BatchReads BatchReads { get; }

    public BatchWrites BatchWrites { get; }

    public TableOperations Tables { get; }

    public TagOperations Tags { get; }

    public AccountOperations Account { get; }

    public TimeToLiveOperations TimeToLive { get; }

    public CommitPipeline Commits { get; }

    /// <summary>The region that ARNs name.</summary>
    public string Region => _options.Region;

    /// <summary>What is random in this database, and fixed by its seed.</summary>
    public long HashSeed => _identity.HashSeed;

    /// <summary>Who reads at which commit number.</summary>
    public SnapshotRegistry Snapshots { get; }

    public TResponse Execute<TResponse>(DynamoRequest<TResponse> request)
        where TResponse : class
    {
        ArgumentNullException.ThrowIfNull(request);
        return Instruments.AreListenedTo ? Measured(request) : Carry(request);
    }

    public ValueTask<TResponse> ExecuteAsync<TResponse>(DynamoRequest<TResponse> request, CancellationToken cancellationToken = default)
        where TResponse : class
    {
        ArgumentNullException.ThrowIfNull(request);
        return Instruments.AreListenedTo
            ? MeasuredAsync(request, cancellationToken)
            : CarryAsync(request, cancellationToken);
    }

    private TResponse Carry<TResponse>(DynamoRequest<TResponse> request)
        where TResponse : class
    {
        var response = Run(request, out var position);
        WaitDurable(position);
        return (TResponse)response;
    }

    private async ValueTask<TResponse> CarryAsync<TResponse>(DynamoRequest<TResponse> request, CancellationToken cancellationToken)
        where TResponse : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        var response = Run(request, out var position);
        await WaitDurableAsync(position, cancellationToken).ConfigureAwait(false);
        return (TResponse)response;
    }

    /// <summary>The native put of an item without a condition, which goes past requests.</summary>
    public Item? Put(TableState table, Item item) => Instruments.AreListenedTo ? MeasuredPut(table, item) : CarryPut(table, item);

    public ValueTask<Item?> PutAsync(TableState table, Item item, CancellationToken cancellationToken) => Instruments.AreListenedTo
        ? MeasuredPutAsync(table, item, cancellationToken)
        : CarryPutAsync(table, item, cancellationToken);

    private Item? CarryPut(TableState table, Item item)
    {
        ThrowIfDisposed();
        var before = Writes.Put(table, item, out var position);
        WaitDurable(position);
        return before;
    }

    private async ValueTask<Item?> CarryPutAsync(TableState table, Item item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ThrowIfDisposed();
        var before = Writes.Put(table, item, out var position);
        await WaitDurableAsync(position, cancellationToken).ConfigureAwait(false);
        return before;
    }

    /// <summary>A page that the native API asks for.</summary>
    public ItemPage ReadPage(ReadPlan plan, Item? startAfter, bool isConsistent) => Instruments.AreListenedTo
        ? MeasuredPage(plan, startAfter, isConsistent)
        : Reads.ReadPage(plan, startAfter, isConsistent);

    public long SweepExpired()
    {
        ThrowIfDisposed();
        return _sweeper.Sweep();
    }

    /// <summary>Begins or ends to enforce a table's throughput.</summary>
    public void Enforce(TableState table, bool isEnforced) => table.Enforce(isEnforced, _timeProvider);

    /// <summary>Returns once everything acknowledged is on the disk; at once for a database in memory.</summary>
    public void Flush()
    {
        ThrowIfDisposed();
        _log?.Flush();
    }

    public ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ThrowIfDisposed();
        return _log?.FlushAsync(cancellationToken) ?? default;
    }

    public SnapshotView OpenSnapshot()
    {
        ThrowIfDisposed();
        return new SnapshotView(Catalog, Snapshots, _pruner);
    }

    public OpenTransaction BeginTransaction(bool isSerializable) => new(OpenSnapshot(), Commits, isSerializable);

    public void Commit(OpenTransaction transaction)
    {
        _ = Instruments.AreListenedTo ? MeasuredCommit(transaction) : CarryCommit(transaction);
    }

    public async ValueTask CommitAsync(OpenTransaction transaction, CancellationToken cancellationToken) =>
        _ = await (Instruments.AreListenedTo
            ? MeasuredCommitAsync(transaction, cancellationToken)
            : CarryCommitAsync(transaction, cancellationToken)).ConfigureAwait(false);

    /// <summary>Returns once everything up to a position in the log, as a commit gave it, is as durable as promised; 0 is nothing.</summary>
    public void WaitDurable(long position)
    {
        if (position != 0)
            _log!.WaitDurable(position);
    }

    public void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, typeof(DynamoDatabase));

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;

        ObservedDatabases.Remove(this);

        _indexFiller.Dispose();
        _checkpointer?.Dispose();

        // A sweep writes, so it ends before the log does.
        _sweeper.Dispose();
        _later?.Dispose();
        _log?.Dispose();
    }

    /// <summary>Carries a request out, up to the position in the log that has to be durable before the response may be given; 0 for none.</summary>
    private object Run(object request, out long position)
    {
        ThrowIfDisposed();
        position = 0;
        return request switch
        {
            GetItemRequest get => Reads.Get(get),
            QueryRequest query => Reads.Query(query),
            ScanRequest scan => Reads.Scan(scan),
            BatchGetItemRequest get => BatchReads.Get(get),
            PutItemRequest put => Writes.Put(put, out position),
            UpdateItemRequest update => Writes.Update(update, out position),
            DeleteItemRequest delete => Writes.Delete(delete, out position),
            TransactWriteItemsRequest write => TransactionWrites.Write(write, out position),
            TransactGetItemsRequest get => TransactionReads.Get(get),
            BatchWriteItemRequest write => BatchWrites.Write(write, out position),
            DescribeTableRequest describe => Tables.Describe(describe),
            ListTablesRequest list => Tables.List(list),
            CreateTableRequest create => Tables.Create(create, out position),
            UpdateTableRequest update => Tables.Update(update, out position),
            DeleteTableRequest delete => Tables.Delete(delete, out position),
            UpdateTimeToLiveRequest update => TimeToLive.Update(update, out position),
            DescribeTimeToLiveRequest describe => TimeToLive.Describe(describe),
            TagResourceRequest tag => Tags.Tag(tag, out position),
            UntagResourceRequest untag => Tags.Untag(untag, out position),
            ListTagsOfResourceRequest list => Tags.List(list),
            DescribeContinuousBackupsRequest describe => Account.Describe(describe),
            UpdateContinuousBackupsRequest update => Account.Update(update),
            DescribeLimitsRequest describe => AccountOperations.Describe(describe),
            DescribeEndpointsRequest describe => AccountOperations.Describe(describe),
            _ => throw new NotSupportedException($"The embedded engine does not know {request.GetType().Name}."),
        };
    }

    /// <returns>The position in the log that it waited for.</returns>
    private long CarryCommit(OpenTransaction transaction)
    {
        ThrowIfDisposed();
        var position = transaction.Commit();
        WaitDurable(position);
        return position;
    }

    private async ValueTask<long> CarryCommitAsync(OpenTransaction transaction, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ThrowIfDisposed();
        var position = transaction.Commit();
        await WaitDurableAsync(position, cancellationToken).ConfigureAwait(false);
        return position;
    }

    private ValueTask WaitDurableAsync(long position, CancellationToken cancellationToken) =>
        position == 0 ? default : _log!.WaitDurableAsync(position, cancellationToken);
}
