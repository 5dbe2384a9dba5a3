using LocalDynamo.Engine.Reads;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Validation;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Expressions;
using LocalDynamo.Operations;
using LocalDynamo.Schema;
using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Transactions;

/// <summary>TransactGetItems: all items are read at one commit number, beside writers and without a lock, so it never conflicts.</summary>
internal sealed class TransactionReads(TableCatalog catalog, SnapshotRegistry snapshots)
{
    public TransactGetItemsResponse Get(TransactGetItemsRequest request)
    {
        RequestRules.Verify(request);
        var gets = request.TransactItems!.ConvertAll(static item => item.Get!);
        var projections = gets.ConvertAll(Bind);
        var tables = gets.ConvertAll(get => catalog.Get(TableNames.Resolve(get.TableName!)));
        for (var i = 0; i < gets.Count; i++)
        {
            tables[i].Schema.VerifyNotEmpty(gets[i].Key!, tables[i].Schema.PlacesIn(gets[i].Key!));
            projections[i]?.VerifyKeysAreScalars(tables[i].Schema.Names);
        }

        VerifyDistinct(gets, tables);
        VerifyKeys(gets, tables);

        var units = new TransactionUnits(request.ReturnConsumedCapacity, areReads: true);
        var responses = new List<ItemResponse>(gets.Count);
        long sizeBytes = 0;
        using var lease = snapshots.Open();
        for (var i = 0; i < gets.Count; i++)
        {
            var throttle = tables[i].Throttle;
            if (throttle?.RefuseRead() is { } refusal)
                throw TransactWriteSet.Cancelled(gets.Count, i, refusal);

            var item = Find(tables[i], gets[i].Key!, lease);
            var cost = units.AddRead(tables[i], item);
            throttle?.ChargeRead(cost);
            sizeBytes += item?.SizeBytes ?? 0;
            if (item is not null && projections[i] is { } projection)
                item = projection.Project(item) is { Count: > 0 } projected ? projected : null;
            responses.Add(new ItemResponse { Item = item });
        }

        return sizeBytes > Limits.MaxTransactionBytes
            ? throw new ValidationException($"Payload in response is too large.{sizeBytes}")
            : new TransactGetItemsResponse { Responses = responses, ConsumedCapacity = units.Report() };
    }

    /// <summary>What it costs to repeat a transaction that was carried out before: its items are read.</summary>
    public TransactionUnits Units(WriteAction[] actions, ReturnConsumedCapacity? asked)
    {
        var units = new TransactionUnits(asked, areReads: true);
        using var lease = snapshots.Open();
        foreach (var action in actions)
            _ = units.AddRead(action.Table, Find(action.Table, action.Key, lease));
        return units;
    }

    private static Item? Find(TableState table, Item key, in SnapshotLease lease) =>
        table.Seen(PageReader.Find(table, KeyBytes.Of(table.Schema, key)).At(lease.CommitNumber));

    private static BoundProjection? Bind(Get get)
    {
        RequestRules.Verify(get);
        var scope = new ExpressionScope(get.ExpressionAttributeNames, null);
        var projection = get.ProjectionExpression is { } expression ? scope.Projection(expression) : null;
        scope.VerifyAllUsed();
        ItemRules.VerifyNames(get.Key!);
        return projection;
    }

    private static void VerifyKeys(List<Get> gets, List<TableState> tables)
    {
        for (var i = 0; i < gets.Count; i++)
        {
            try
            {
                tables[i].Schema.VerifyKey(gets[i].Key!);
            }
            catch (ValidationException error)
            {
                throw TransactWriteSet.Cancelled(gets.Count, i, error);
            }
        }
    }

    private static void VerifyDistinct(List<Get> gets, List<TableState> tables)
    {
        for (var i = 1; i < gets.Count; i++)
        {
            for (var other = 0; other < i; other++)
            {
                if (tables[i] == tables[other] && gets[i].Key!.Equals(gets[other].Key))
                    throw new ValidationException("Transaction request cannot include multiple operations on one item");
            }
        }
    }
}
