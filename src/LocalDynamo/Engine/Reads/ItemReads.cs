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
/// <param name="catalog">The tables.</param>
/// <param name="clock">Says what is visible.</param>
/// <param name="snapshots">Where the numbers of pages are registered.</param>
/// <param name="eventual">Says where reads read that may be stale; null where they are current too.</param>
internal sealed class ItemReads(TableCatalog catalog, CommitClock clock, SnapshotRegistry snapshots, EventualReads? eventual)
{
    /// <summary>The newest committed state of an item; null if there is none. Takes no lock and allocates nothing.</summary>
    [SkipLocalsInit]
    public Item? Get(TableState table, in Key key)
    {
        Span<byte> scratch = stackalloc byte[KeyBytes.ScratchBytes];
        var keyBytes = KeyBytes.Of(table.Schema, key, scratch);
        return table.Throttle is null ? GetNewest(table, keyBytes) : GetMetered(table, keyBytes, isConsistent: true);
    }

    /// <summary>An item of a batch, whose key is valid. Unlike other reads it has been let through, and is paid for, by the batch.</summary>
    public Item? GetOfBatch(TableState table, Item key, bool isConsistent) => Get(table, KeyBytes.Of(table.Schema, key), isConsistent);

    /// <summary>Reads a page, at the number of now or of the lag ago, and pays for it where the table enforces its throughput.</summary>
    public ItemPage ReadPage(ReadPlan plan, Item? startAfter, bool isConsistent)
    {
        var throttle = plan.Table.Throttle;
        if (throttle?.RefuseRead((plan.Source as IndexSource)?.GlobalName) is { } refusal)
            throw refusal;

        var page = ReadPageUnmetered(plan, startAfter, isConsistent);
        throttle?.Charge(ReadUnits.OfPage(plan, page, isConsistent), isWrite: false);
        return page;
    }

    /// <summary>An index that can be read now.</summary>
    /// <exception cref="ValidationException">The table has no such index, or it is still being filled.</exception>
    public IndexSource Index(TableState table, string name)
    {
        var index = table.FindIndex(name) ?? throw IndexReadRules.NoSuchIndex(name);
        if (!index.IsFilled || (table.Transition is { IsOver: false } transition && transition.IsMaking(name)))
            throw IndexReadRules.NotFilled(name);

        // It is complete from that number on, which comes before commits of other tables that are not installed yet.
        clock.WaitVisible(index.ActiveFrom);
        return new IndexSource(table, index);
    }

    public GetItemResponse Get(GetItemRequest request)
    {
        RequestRules.Verify(request);
        var scope = new ExpressionScope(request.ExpressionAttributeNames, null);
        var projection = ReadBinding.Projection(scope, request.ProjectionExpression, request.AttributesToGet);
        scope.VerifyAllUsed();
        ItemRules.VerifyNames(request.Key!);

        var table = catalog.Get(TableNames.Resolve(request.TableName!));
        table.Schema.VerifyKey(request.Key!);
        projection?.VerifyKeysAreScalars(table.Schema.Names, table.Definition.IndexKeys.Names);

        var isConsistent = request.ConsistentRead ?? false;
        var item = GetMetered(table, KeyBytes.Of(table.Schema, request.Key!), isConsistent);
        return new GetItemResponse
        {
            Item = item is null || projection is null ? item : projection.Project(item),
            ConsumedCapacity = ConsumedUnits.OfTable(table, CapacityUnits.OfRead(item?.SizeBytes ?? 0, isConsistent))
                .Report(request.ReturnConsumedCapacity, isWrite: false),
        };
    }

    public QueryResponse Query(QueryRequest request)
    {
        RequestRules.Verify(request);
        var scope = new ExpressionScope(request.ExpressionAttributeNames, request.ExpressionAttributeValues);
        var projection = ReadBinding.Projection(scope, request.ProjectionExpression, request.AttributesToGet);
        var filter = ReadBinding.Filter(scope, request, request.QueryFilter);
        BoundKeyCondition? condition = request.KeyConditionExpression is { } expression ? scope.KeyCondition(expression) : null;
        scope.VerifyAllUsed();
        ItemRules.VerifyStartKey(request.ExclusiveStartKey);

        var source = Source(request);
        var keyCondition = ReadBinding.KeyCondition(condition, request, source.Key);
        var partitionKey = source.PartitionKeyOf(keyCondition);
        var range = source.RangeOf(keyCondition);
        ReadPlan.VerifyScalars(source.Table, filter, projection);
        filter?.VerifyNamesNoKey(source.KeyNames);
        var plan = new ReadPlan
        {
            Source = source,
            PartitionKey = partitionKey,
            Range = range,
            Forward = request.ScanIndexForward ?? true,
            Limit = request.Limit ?? int.MaxValue,
            Filter = filter,
            Projection = projection,
            ReturnsItems = request.Select != Select.COUNT,
        };
        StartKeyRules.VerifyForQuery(request.ExclusiveStartKey, plan);
        IndexReadRules.VerifyFilter(plan);
        plan = IndexReadRules.Complete(plan, selectsAll: request.Select == Select.ALL_ATTRIBUTES);

        var isConsistent = request.ConsistentRead ?? false;
        var page = ReadPage(plan, request.ExclusiveStartKey, isConsistent);
        return new QueryResponse
        {
            Items = plan.ReturnsItems ? page.Items : null,
            Count = page.Count,
            ScannedCount = page.ScannedCount,
            LastEvaluatedKey = page.LastItem is null ? null : plan.Source.KeyOf(page.LastItem),
            ConsumedCapacity = ReadUnits.Report(plan, page, isConsistent, request.ReturnConsumedCapacity),
        };
    }

    public ScanResponse Scan(ScanRequest request)
    {
        RequestRules.Verify(request);
        var scope = new ExpressionScope(request.ExpressionAttributeNames, request.ExpressionAttributeValues);
        var projection = ReadBinding.Projection(scope, request.ProjectionExpression, request.AttributesToGet);
        var filter = ReadBinding.Filter(scope, request, request.ScanFilter);
        scope.VerifyAllUsed();
        ItemRules.VerifyStartKey(request.ExclusiveStartKey);

        var source = Source(request);
        ReadPlan.VerifyScalars(source.Table, filter, projection);
        var plan = new ReadPlan
        {
            Source = source,
            Segment = request.Segment ?? 0,
            TotalSegments = request.TotalSegments ?? 1,
            Limit = request.Limit ?? int.MaxValue,
            Filter = filter,
            Projection = projection,
            ReturnsItems = request.Select != Select.COUNT,
        };
        StartKeyRules.VerifyForScan(request.ExclusiveStartKey, plan);
        plan = IndexReadRules.Complete(plan, selectsAll: request.Select == Select.ALL_ATTRIBUTES);

        var isConsistent = request.ConsistentRead ?? false;
        var page = ReadPage(plan, request.ExclusiveStartKey, isConsistent);
        return new ScanResponse
        {
            Items = plan.ReturnsItems ? page.Items : null,
            Count = page.Count,
            ScannedCount = page.ScannedCount,
            LastEvaluatedKey = page.LastItem is null ? null : plan.Source.KeyOf(page.LastItem),
            ConsumedCapacity = ReadUnits.Report(plan, page, isConsistent, request.ReturnConsumedCapacity),
        };
    }

    /// <summary>The table or index that a request names, which can be read as it asks.</summary>
    private ReadSource Source(IPageRead request)
    {
        var table = catalog.Get(TableNames.Resolve(request.TableName!));
        ReadSource source = request.IndexName is { } name ? Index(table, name) : table.Source;
        IndexReadRules.VerifyConsistency(source, request.ConsistentRead ?? false);
        return source;
    }

    private ItemPage ReadPageUnmetered(ReadPlan plan, Item? startAfter, bool isConsistent)
    {
        if (eventual is not null && !isConsistent)
        {
            using var reading = eventual.Begin();
            plan.Source.ThrowIfDropped();
            return PageReader.Read(plan, startAfter, Math.Max(reading.CommitNumber, plan.Source.ReadableFrom));
        }

        using var lease = snapshots.Open();
        plan.Source.ThrowIfDropped();
        return PageReader.Read(plan, startAfter, lease.CommitNumber);
    }

    /// <summary>Reads an item, and pays for it where the table enforces its throughput.</summary>
    private Item? GetMetered(TableState table, KeyBytes key, bool isConsistent)
    {
        var throttle = table.Throttle;
        if (throttle?.RefuseRead() is { } refusal)
            throw refusal;

        var item = Get(table, key, isConsistent);
        throttle?.ChargeRead(CapacityUnits.OfRead(item?.SizeBytes ?? 0, isConsistent));
        return item;
    }

    /// <summary>The state of an item now, or the lag ago where that will do.</summary>
    private Item? Get(TableState table, KeyBytes key, bool isConsistent)
    {
        if (eventual is null || isConsistent)
            return GetNewest(table, key);

        using var reading = eventual.Begin();
        return table.Seen(PageReader.Find(table, key).At(reading.CommitNumber));
    }

    private Item? GetNewest(TableState table, KeyBytes key) =>
        table.Seen(PageReader.Find(table, key).NewestVisible(clock));
}
