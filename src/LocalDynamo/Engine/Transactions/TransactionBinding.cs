using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Validation;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Expressions;
using LocalDynamo.Operations;

namespace LocalDynamo.Engine.Transactions;

/// <summary>An action of a transaction with its expressions bound, not yet held against a table.</summary>
internal readonly struct TransactionBinding
{
    private readonly ITransactAction _action;
    private readonly BoundUpdate? _update;
    private readonly WriteCondition _condition;

    /// <exception cref="ValidationException">The action breaks a rule that needs no table to see.</exception>
    public TransactionBinding(ITransactAction action)
    {
        RequestRules.Verify(action);
        _action = action;
        if (action is Update || action.ConditionExpression is not null)
        {
            var scope = new ExpressionScope(action.ExpressionAttributeNames, action.ExpressionAttributeValues);
            _update = action is Update update ? scope.Update(update.UpdateExpression!) : null;
            _condition = new WriteCondition(
                action.ConditionExpression is { } condition ? scope.Condition(condition) : null,
                action.ReturnValuesOnConditionCheckFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD);
            scope.VerifyAllUsed();
        }

        // What is wrong with the expressions is told before what is wrong with the item.
        RequestRules.VerifyItem(action);
    }

    /// <summary>Holds what the action writes against the limits of keys, which a transaction is refused for before it begins.</summary>
    /// <exception cref="ValidationException">A key of table or index is empty, or an index's is too large.</exception>
    public void VerifySizes(TableState table)
    {
        table.Schema.VerifyNotEmpty(_action.Key!);
        if (_action is Put)
            table.Definition.IndexKeys.VerifyPutSizes(_action.Key!);
        if (_update is not null)
            table.Definition.IndexKeys.VerifyAssignedSizes(_update);
    }

    /// <summary>The action on its table.</summary>
    /// <exception cref="ValidationException">The item, its key or an expression does not go with the table's key.</exception>
    public WriteAction On(TableState table)
    {
        var indexKeys = table.Definition.IndexKeys;
        if (_action is Put)
        {
            table.Schema.VerifyItem(_action.Key!);
            indexKeys.VerifyPutTypes(_action.Key!);
        }
        else
        {
            table.Schema.VerifyKey(_action.Key!);
        }

        _update?.VerifyKeys(table.Schema.Names, indexKeys.Names);
        _condition.Expression?.VerifyKeysAreScalars(table.Schema.Names, indexKeys.Names);

        var item = _action.Key!.Compact();
        return _action switch
        {
            Put => new PutAction(table, item, _condition),
            Update => new UpdateAction(table, item, _update, _condition),
            Delete => new DeleteAction(table, item, _condition),
            _ => new CheckAction(table, item, _condition),
        };
    }
}
