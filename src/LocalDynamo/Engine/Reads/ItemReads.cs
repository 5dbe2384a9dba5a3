using System.Runtime.CompilerServices;
using LocalDynamo.Engine.Capacity;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Validation;
using LocalDynamo.Expressions;
using LocalDynamo.Operations;
using LocalDynamo.Schema;
using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Reads;

/// <summary>GetItem, Query and Scan, and the point reads and pages that the native API asks for.</summary>
internal sealed class ItemReads(TableCatalog catalog, CommitClock clock, SnapshotRegistry snapshots)
{
    /// <summary>The newest committed state of an item; null if there is none. Takes no lock and allocates nothing.</summary>
    [SkipLocalsInit]
    public Item? Get(TableState table, in Key key)
    {
        Span<byte> scratch = stackalloc byte[KeyBytes.ScratchBytes];
        var keyBytes = KeyBytes.Of(table.Schema, key, scratch);
        return table.Throttle is null ? Get(table, keyBytes) : GetMetered(table, keyBytes, isConsistent: true);
    }

    /// <summary>An item of a batch, whose key is valid. Unlike other reads it has been let through, and is paid for, by the batch.</summary>
    public Item? GetOfBatch(TableState table, Item key, bool isConsistent)
    {
        _ = isConsistent;
        return Get(table, KeyBytes.Of(table.Schema, key));
    }

    public ItemPage ReadPage(ReadPlan plan, Item? startAfter)
    {
        using var lease = snapshots.Open();
        return PageReader.Read(plan, startAfter, lease.CommitNumber);
    }

    public GetItemResponse Get(GetItemRequest request)
    {
        RequestRules.Verify(request);
        var scope = new ExpressionScope(request.ExpressionAttributeNames, null);
        var projection = ReadBinding.Projection(scope, request.ProjectionExpression, request.AttributesToGet);
        scope.VerifyAllUsed();

        var table = catalog.Get(TableNames.Resolve(request.TableName!));
        table.Schema.VerifyKey(request.Key!);
        projection?.VerifyKeysAreScalars(table.Schema.Names);

        var item = GetMetered(table, KeyBytes.Of(table.Schema, request.Key!), request.ConsistentRead ?? false);
        return new GetItemResponse
        {
            Item = item is null || projection is null ? item : projection.Project(item),
            ConsumedCapacity = Consumed(request.ReturnConsumedCapacity, table, item?.SizeBytes ?? 0, request.ConsistentRead),
        };
    }

    public QueryResponse Query(QueryRequest request)
    {
        RequestRules.Verify(request);
        var scope = new ExpressionScope(request.ExpressionAttributeNames, request.ExpressionAttributeValues);
        var plan = Bind(scope, request, request.QueryFilter) with { Forward = request.ScanIndexForward ?? true };
        plan = plan.WithKeyCondition(ReadBinding.KeyCondition(scope, request, plan.Table));
        scope.VerifyAllUsed();
        plan.Filter?.VerifyNamesNoKey(plan.Table.Schema.Names);
        plan.Projection?.VerifyKeysAreScalars(plan.Table.Schema.Names);
        StartKeyRules.VerifyForQuery(request.ExclusiveStartKey, plan);

        var page = ReadPage(plan, request.ExclusiveStartKey);
        return new QueryResponse
        {
            Items = plan.ReturnsItems ? page.Items : null,
            Count = page.Count,
            ScannedCount = page.ScannedCount,
            LastEvaluatedKey = page.LastItem is null ? null : plan.Table.Schema.KeyOf(page.LastItem),
            ConsumedCapacity = Consumed(request.ReturnConsumedCapacity, plan.Table, page.ScannedBytes, request.ConsistentRead),
        };
    }

    public ScanResponse Scan(ScanRequest request)
    {
        RequestRules.Verify(request);
        var scope = new ExpressionScope(request.ExpressionAttributeNames, request.ExpressionAttributeValues);
        var plan = Bind(scope, request, request.ScanFilter) with
        {
            Segment = request.Segment ?? 0,
            TotalSegments = request.TotalSegments ?? 1,
        };
        scope.VerifyAllUsed();
        plan.Filter?.VerifyKeysAreScalars(plan.Table.Schema.Names);
        plan.Projection?.VerifyKeysAreScalars(plan.Table.Schema.Names);
        StartKeyRules.VerifyForScan(request.ExclusiveStartKey, plan);

        var page = ReadPage(plan, request.ExclusiveStartKey);
        return new ScanResponse
        {
            Items = plan.ReturnsItems ? page.Items : null,
            Count = page.Count,
            ScannedCount = page.ScannedCount,
            LastEvaluatedKey = page.LastItem is null ? null : plan.Table.Schema.KeyOf(page.LastItem),
            ConsumedCapacity = Consumed(request.ReturnConsumedCapacity, plan.Table, page.ScannedBytes, request.ConsistentRead),
        };
    }

    /// <summary>Binds what a query and a scan have in common, and finds the table.</summary>
    private ReadPlan Bind(ExpressionScope scope, IPageRead request, Dictionary<string, Condition>? legacyFilter)
    {
        var projection = ReadBinding.Projection(scope, request.ProjectionExpression, request.AttributesToGet);
        var filter = ReadBinding.Filter(scope, request, legacyFilter);
        var table = catalog.Get(TableNames.Resolve(request.TableName!));
        if (request.IndexName is { } index)
            throw new ValidationException($"The table does not have the specified index: {index}");

        return new ReadPlan
        {
            Table = table,
            Limit = request.Limit ?? int.MaxValue,
            Filter = filter,
            Projection = projection,
            ReturnsItems = request.Select != Select.COUNT,
        };
    }

    /// <summary>Reads an item, and pays for it where the table enforces its throughput.</summary>
    private Item? GetMetered(TableState table, KeyBytes key, bool isConsistent)
    {
        var throttle = table.Throttle;
        if (throttle?.RefuseRead() is { } refusal)
            throw refusal;

        var item = Get(table, key);
        throttle?.ChargeRead(CapacityUnits.OfRead(item?.SizeBytes ?? 0, isConsistent));
        return item;
    }

    private Item? Get(TableState table, KeyBytes key) =>
        PageReader.Find(table, key)?.NewestVisible(clock) is { IsTombstone: false } version ? version.Item : null;

    private static ConsumedCapacity? Consumed(ReturnConsumedCapacity? asked, TableState table, long sizeBytes, bool? isConsistent) =>
        CapacityUnits.Report(asked, table.Name, CapacityUnits.OfRead(sizeBytes, isConsistent ?? false));
}
