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
        position = commits.Commit(action);
        return action.Found;
    }

    /// <summary>The native delete without a condition.</summary>
    public Item? Delete(TableState table, in Key key, out long position)
    {
        var action = NewDelete(table, table.Schema.ToItem(key), default);
        position = commits.Commit(action);
        return action.Found;
    }

    public PutItemResponse Put(PutItemRequest request, out long position)
    {
        RequestRules.Verify(request);
        var (table, _, condition) = Bind(request);
        var action = NewPut(table, request.Item!, condition);
        position = commits.Commit(action);
        return new PutItemResponse
        {
            Attributes = request.ReturnValues == ReturnValue.ALL_OLD ? action.Found : null,
            ConsumedCapacity = Consumed(request, action),
            ItemCollectionMetrics = action.Measure(request.ReturnItemCollectionMetrics),
        };
    }

    public DeleteItemResponse Delete(DeleteItemRequest request, out long position)
    {
        RequestRules.Verify(request);
        var (table, _, condition) = Bind(request);
        var action = NewDelete(table, request.Key!, condition);
        position = commits.Commit(action);
        return new DeleteItemResponse
        {
            Attributes = request.ReturnValues == ReturnValue.ALL_OLD ? action.Found : null,
            ConsumedCapacity = Consumed(request, action),
            ItemCollectionMetrics = action.Measure(request.ReturnItemCollectionMetrics),
        };
    }

    public UpdateItemResponse Update(UpdateItemRequest request, out long position)
    {
        RequestRules.Verify(request);
        var (table, update, condition) = Bind(request);
        var places = table.Schema.PlacesIn(request.Key!);
        table.Schema.VerifyKey(request.Key!, places);
        var action = new UpdateAction(table, request.Key!.Compact(), update, condition, places);
        position = commits.Commit(action);
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
        var places = table.Schema.PlacesIn(item);
        table.Schema.VerifyItem(item, places);
        table.Definition.IndexKeys.VerifyPut(item);
        return new PutAction(table, item.Compact(), condition, places);
    }

    public static DeleteAction NewDelete(TableState table, Item key, WriteCondition condition)
    {
        var places = table.Schema.PlacesIn(key);
        table.Schema.VerifyKey(key, places);
        return new DeleteAction(table, key.Compact(), condition, places);
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
        "ALL_OLD" => action.Found,
        "ALL_NEW" => action.After,
        "UPDATED_OLD" => action.Update?.UpdatedOld(action.Found),
        "UPDATED_NEW" => action.After is null ? null : action.Update?.UpdatedNew(action.After),
        _ => null,
    };

    private static ConsumedCapacity? Consumed(IConditionalWrite request, WriteAction action)
    {
        if (!ConsumedUnits.IsWanted(request.ReturnConsumedCapacity))
            return null;

        var units = new ConsumedUnits(action.Table);
        units.AddWrite(action);
        return units.Report(request.ReturnConsumedCapacity, isWrite: true);
    }
}
