using LocalDynamo.Engine.Capacity;
using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Validation;
using LocalDynamo.Expressions;
using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Writes;

/// <summary>
/// PutItem, UpdateItem and DeleteItem: each request is validated, bound to an action and committed. What comes back with the position
/// in the log still waits to be durable.
/// </summary>
internal sealed class ItemWrites(TableCatalog catalog, CommitPipeline commits)
{
    /// <summary>The native put: no condition, nothing asked for but the item replaced.</summary>
    public Item? Put(TableState table, Item item, out long position)
    {
        ArgumentNullException.ThrowIfNull(item);
        ItemRules.VerifyPut(item);
        var action = NewPut(table, item, default);
        position = Commit(action);
        return action.Before;
    }

    public PutItemResponse Put(PutItemRequest request, out long position)
    {
        RequestRules.Verify(request);
        var (table, _, condition) = Bind(request);
        var action = NewPut(table, request.Item!, condition);
        position = Commit(action);
        return new PutItemResponse
        {
            Attributes = request.ReturnValues == ReturnValue.ALL_OLD ? action.Before : null,
            ConsumedCapacity = Consumed(request, action),
            ItemCollectionMetrics = action.Measure(request.ReturnItemCollectionMetrics),
        };
    }

    public DeleteItemResponse Delete(DeleteItemRequest request, out long position)
    {
        RequestRules.Verify(request);
        var (table, _, condition) = Bind(request);
        var action = NewDelete(table, request.Key!, condition);
        position = Commit(action);
        return new DeleteItemResponse
        {
            Attributes = request.ReturnValues == ReturnValue.ALL_OLD ? action.Before : null,
            ConsumedCapacity = Consumed(request, action),
            ItemCollectionMetrics = action.Measure(request.ReturnItemCollectionMetrics),
        };
    }

    public UpdateItemResponse Update(UpdateItemRequest request, out long position)
    {
        RequestRules.Verify(request);
        var (table, update, condition) = Bind(request);
        table.Schema.VerifyKey(request.Key!);
        var action = new UpdateAction(table, request.Key!.Compact(), update, condition) { Throttle = table.Throttle };
        position = Commit(action);
        return new UpdateItemResponse
        {
            Attributes = Returned(request.ReturnValues, action),
            ConsumedCapacity = Consumed(request, action),
            ItemCollectionMetrics = action.Measure(request.ReturnItemCollectionMetrics),
        };
    }

    /// <summary>A put of an item that has passed all rules but those of the table's keys.</summary>
    public static PutAction NewPut(TableState table, Item item, WriteCondition condition)
    {
        table.Schema.VerifyItem(item);
        table.Definition.IndexKeys.VerifyPut(item);
        return new PutAction(table, item.Compact(), condition) { Throttle = table.Throttle };
    }

    public static DeleteAction NewDelete(TableState table, Item key, WriteCondition condition)
    {
        table.Schema.VerifyKey(key);
        return new DeleteAction(table, key.Compact(), condition) { Throttle = table.Throttle };
    }

    /// <summary>Commits one write, and lets it pay where its table enforces its throughput; also if its condition fails.</summary>
    /// <returns>The position in the log that has to become durable; 0 where nothing has to.</returns>
    public long Commit(WriteAction action)
    {
        if (action.Throttle is not { } throttle)
            return commits.Commit(action);
        if (throttle.RefuseWrite() is { } refusal)
            throw refusal;

        try
        {
            var position = commits.Commit(action);
            throttle.Charge(UnitsOf(action), isWrite: true);
            return position;
        }
        catch (ConditionalCheckFailedException)
        {
            throttle.Charge(UnitsOf(action), isWrite: true);
            throw;
        }
    }

    /// <summary>Finds the table and binds the request's expressions, in the order in which the service reports their errors.</summary>
    private (TableState Table, BoundUpdate? Update, WriteCondition Condition) Bind(IConditionalWrite request)
    {
        var scope = new ExpressionScope(request.ExpressionAttributeNames, request.ExpressionAttributeValues);
        var update = request is UpdateItemRequest updateRequest ? WriteBinding.Update(scope, updateRequest) : null;
        var condition = WriteBinding.Condition(scope, request);
        scope.VerifyAllUsed();

        var table = catalog.Get(TableNames.Resolve(request.TableName!));
        var indexKeyNames = table.Definition.IndexKeys.Names;
        update?.VerifyKeys(table.Schema.Names, indexKeyNames);
        condition.Expression?.VerifyKeysAreScalars(table.Schema.Names, indexKeyNames);
        return (table, update, condition);
    }

    private static Item? Returned(ReturnValue? asked, UpdateAction action) => asked?.Value switch
    {
        "ALL_OLD" => action.Before,
        "ALL_NEW" => action.After,
        "UPDATED_OLD" => action.Update?.UpdatedOld(action.Before),
        "UPDATED_NEW" => action.After is null ? null : action.Update?.UpdatedNew(action.After),
        _ => null,
    };

    private static ConsumedCapacity? Consumed(IConditionalWrite request, WriteAction action) =>
        request.ReturnConsumedCapacity?.Value is null or "NONE" ? null : UnitsOf(action).Report(request.ReturnConsumedCapacity);

    private static ConsumedUnits UnitsOf(WriteAction action)
    {
        var units = new ConsumedUnits(action.Table);
        units.AddWrite(action);
        return units;
    }
}
