using System.Collections.Concurrent;
using LocalDynamo.Engine.Batches;
using LocalDynamo.Engine.Reads;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Transactions;
using LocalDynamo.Operations;
using LocalDynamo.Schema;
using LocalDynamo.Telemetry;

namespace LocalDynamo.Engine;

/// <content>What can be seen of a database from outside. Only those come here who found that somebody listens.</content>
internal sealed partial class EmbeddedEngine : IObservedDatabase
{
    private const string RequestSuffix = "Request";

    private static readonly ConcurrentDictionary<Type, string> OperationNames = new();

    string IObservedDatabase.Id => _identity.Id.ToString();

    long IObservedDatabase.LogSyncs => _log?.SyncCount ?? 0;

    long IObservedDatabase.LogBytes => _log?.WrittenBytes ?? 0;

    long IObservedDatabase.Checkpoints => _checkpointer?.MadeCount ?? 0;

    long IObservedDatabase.OpenSnapshots => Snapshots.Capture().Numbers.Length;

    IEnumerable<TableFigures> IObservedDatabase.TableFigures =>
        Catalog.Tables.Values.Select(static table => new TableFigures(table.Name, table.Totals.ItemCount, table.Totals.SizeBytes));

    /// <summary>Runs an operation and measures it.</summary>
    /// <param name="operation">Its name.</param>
    /// <param name="table">The table that it is about; null where there is none, or not one alone.</param>
    /// <param name="run">The operation.</param>
    public T Measured<T>(string operation, string? table, Func<T> run)
    {
        var known = Known(table);
        var measurement = OperationMeasurement.Begin(_timeProvider, operation, known);
        try
        {
            var result = run();
            measurement.End(known ?? Known(table), null, null);
            return result;
        }
        catch (Exception error)
        {
            measurement.End(known, TypeOf(error), error.Message);
            throw;
        }
    }

    /// <inheritdoc cref="Measured{T}(string, string?, Func{T})"/>
    public async ValueTask<T> MeasuredAsync<T>(string operation, string? table, Func<ValueTask<T>> run)
    {
        var known = Known(table);
        var measurement = OperationMeasurement.Begin(_timeProvider, operation, known);
        try
        {
            var result = await run().ConfigureAwait(false);
            measurement.End(known ?? Known(table), null, null);
            return result;
        }
        catch (Exception error)
        {
            measurement.End(known, TypeOf(error), error.Message);
            throw;
        }
    }

    // These are methods of their own so that what their lambdas capture is allocated here, and not where nobody listens.
    private TResponse Measured<TResponse>(DynamoRequest<TResponse> request)
        where TResponse : class => Measured(NameOf(request), TableOf(request), () => Carry(request));

    private ValueTask<TResponse> MeasuredAsync<TResponse>(DynamoRequest<TResponse> request, CancellationToken cancellationToken)
        where TResponse : class => MeasuredAsync(NameOf(request), TableOf(request), () => CarryAsync(request, cancellationToken));

    private Item? MeasuredPut(TableState table, Item item) => Measured("PutItem", table.Name, () => CarryPut(table, item));

    private ValueTask<Item?> MeasuredPutAsync(TableState table, Item item, CancellationToken cancellationToken) =>
        MeasuredAsync("PutItem", table.Name, () => CarryPutAsync(table, item, cancellationToken));

    private int MeasuredMany(string operation, TableState table, Action<ManyWrites> write) =>
        Measured(operation, table.Name, () => Carry(table, write));

    private ValueTask<int> MeasuredManyAsync(
        string operation, TableState table, Action<ManyWrites> write, CancellationToken cancellationToken) =>
        MeasuredAsync(operation, table.Name, () => CarryAsync(table, write, cancellationToken));

    private long MeasuredCommit(OpenTransaction transaction) => Measured("Commit", null, () => CarryCommit(transaction));

    private ValueTask<long> MeasuredCommitAsync(OpenTransaction transaction, CancellationToken cancellationToken) =>
        MeasuredAsync("Commit", null, () => CarryCommitAsync(transaction, cancellationToken));

    private ItemPage MeasuredPage(ReadPlan plan, Item? startAfter, bool isConsistent) => Measured(
        plan.PartitionKey is null ? "Scan" : "Query", plan.Table.Name, () => Reads.ReadPage(plan, startAfter, isConsistent));

    private static string NameOf(object request) => OperationNames.GetOrAdd(request.GetType(), static type => type.Name[..^RequestSuffix.Length]);

    /// <summary>The one table that a request is about, as the request names it.</summary>
    private static string? TableOf(object request) => request switch
    {
        GetItemRequest get => get.TableName,
        IConditionalWrite write => write.TableName,
        IPageRead page => page.TableName,
        BatchGetItemRequest { RequestItems: { Count: 1 } tables } => tables.Keys.First(),
        BatchWriteItemRequest { RequestItems: { Count: 1 } tables } => tables.Keys.First(),
        CreateTableRequest create => create.TableName,
        DescribeTableRequest describe => describe.TableName,
        UpdateTableRequest update => update.TableName,
        DeleteTableRequest delete => delete.TableName,
        UpdateTimeToLiveRequest update => update.TableName,
        DescribeTimeToLiveRequest describe => describe.TableName,
        DescribeContinuousBackupsRequest describe => describe.TableName,
        UpdateContinuousBackupsRequest update => update.TableName,
        TagResourceRequest tag => tag.ResourceArn,
        UntagResourceRequest untag => untag.ResourceArn,
        ListTagsOfResourceRequest list => list.ResourceArn,
        _ => null,
    };

    private static string TypeOf(Exception error) => error is DynamoException { ErrorCode: var code } ? code : error.GetType().FullName!;

    /// <summary>A table's name, if there is such a table: what is sent in must not make series without end.</summary>
    private string? Known(string? nameOrArn) =>
        nameOrArn is not null && TableNames.IsNameOrArn(nameOrArn) && Catalog.TryGet(TableNames.Resolve(nameOrArn), out var table) ? table.Name : null;
}
