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
        return action.Before;
    }

    public PutItemResponse Put(PutItemRequest request, out long position)
    {
        RequestRules.Verify(request);
        var scope = new ExpressionScope(request.ExpressionAttributeNames, request.ExpressionAttributeValues);
        var condition = WriteBinding.Condition(
            scope,
            request.ConditionExpression,
            request.Expected,
            request.ConditionalOperator,
            request.ReturnValuesOnConditionCheckFailure);
        scope.VerifyAllUsed();

        var table = catalog.Get(TableNames.Resolve(request.TableName!));
        condition.Expression?.VerifyKeysAreScalars(table.Schema.Names);
        var action = NewPut(table, request.Item!, condition);
        position = commits.Commit(action);
        return new PutItemResponse
        {
            Attributes = request.ReturnValues == ReturnValue.ALL_OLD ? action.Before : null,
            ConsumedCapacity = Consumed(request.ReturnConsumedCapacity, action),
        };
    }

    public DeleteItemResponse Delete(DeleteItemRequest request, out long position)
    {
        RequestRules.Verify(request);
        var scope = new ExpressionScope(request.ExpressionAttributeNames, request.ExpressionAttributeValues);
        var condition = WriteBinding.Condition(
            scope,
            request.ConditionExpression,
            request.Expected,
            request.ConditionalOperator,
            request.ReturnValuesOnConditionCheckFailure);
        scope.VerifyAllUsed();

        var table = catalog.Get(TableNames.Resolve(request.TableName!));
        condition.Expression?.VerifyKeysAreScalars(table.Schema.Names);
        table.Schema.VerifyKey(request.Key!);
        var action = new DeleteAction(table, request.Key!.Compact(), condition);
        position = commits.Commit(action);
        return new DeleteItemResponse
        {
            Attributes = request.ReturnValues == ReturnValue.ALL_OLD ? action.Before : null,
            ConsumedCapacity = Consumed(request.ReturnConsumedCapacity, action),
        };
    }

    public UpdateItemResponse Update(UpdateItemRequest request, out long position)
    {
        RequestRules.Verify(request);
        var scope = new ExpressionScope(request.ExpressionAttributeNames, request.ExpressionAttributeValues);
        var update = WriteBinding.Update(scope, request);
        var condition = WriteBinding.Condition(
            scope,
            request.ConditionExpression,
            request.Expected,
            request.ConditionalOperator,
            request.ReturnValuesOnConditionCheckFailure);
        scope.VerifyAllUsed();

        var table = catalog.Get(TableNames.Resolve(request.TableName!));
        table.Schema.VerifyKey(request.Key!);
        update?.VerifyKeys(table.Schema.Names);
        condition.Expression?.VerifyKeysAreScalars(table.Schema.Names);
        var action = new UpdateAction(table, request.Key!.Compact(), update, condition);
        position = commits.Commit(action);
        return new UpdateItemResponse
        {
            Attributes = Returned(request.ReturnValues, action),
            ConsumedCapacity = Consumed(request.ReturnConsumedCapacity, action),
        };
    }

    private static PutAction NewPut(TableState table, Item item, WriteCondition condition)
    {
        table.Schema.VerifyItem(item);
        return new PutAction(table, item.Compact(), condition);
    }

    private static Item? Returned(ReturnValue? asked, UpdateAction action) => asked?.Value switch
    {
        "ALL_OLD" => action.Before,
        "ALL_NEW" => action.After,
        "UPDATED_OLD" => action.Update?.UpdatedOld(action.Before),
        "UPDATED_NEW" => action.After is null ? null : action.Update?.UpdatedNew(action.After),
        _ => null,
    };

    private static ConsumedCapacity? Consumed(ReturnConsumedCapacity? asked, WriteAction action) =>
        CapacityUnits.Report(asked, action.Table.Name, CapacityUnits.OfWrite(action.Before, action.After));
}
