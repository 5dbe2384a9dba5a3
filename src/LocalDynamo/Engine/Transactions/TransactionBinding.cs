using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Validation;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Expressions;
using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Transactions;

/// <summary>An action of a transaction with its expressions bound, which is then held against its table.</summary>
internal struct TransactionBinding
{
    private readonly BoundUpdate? _update;
    private readonly WriteCondition _condition;
    private TableState _table = null!;
    private KeyPlaces _places;

    /// <param name="action">The action.</param>
    /// <param name="previous">The one before it in the request, whose condition is its own as often as not.</param>
    /// <exception cref="ValidationException">The action breaks a rule that needs no table to see.</exception>
    public TransactionBinding(ITransactAction action, in TransactionBinding previous = default)
    {
        RequestRules.Verify(action);
        Action = action;
        if (action is Update || action.ConditionExpression is not null)
        {
            var scope = new ExpressionScope(action.ExpressionAttributeNames, action.ExpressionAttributeValues);
            _update = action is Update update ? scope.Update(update.UpdateExpression!) : null;
            _condition = new WriteCondition(
                action.ConditionExpression is { } condition ? previous.Condition(condition) ?? scope.Condition(condition) : null,
                action.ReturnValuesOnConditionCheckFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD);
            scope.VerifyAllUsed();
        }

        // What is wrong with the expressions is told before what is wrong with the item.
        RequestRules.VerifyItem(action);
    }

    public ITransactAction Action { get; }

    /// <summary>The table that the action is about; to be set before what follows.</summary>
    public TableState Table
    {
        readonly get => _table;
        set
        {
            _table = value;
            _places = value.Schema.PlacesIn(Action.Key!);
        }
    }

    /// <summary>Holds what the action writes against the limits of keys, which a transaction is refused for before it begins.</summary>
    /// <exception cref="ValidationException">A key of table or index is empty, or an index's is too large.</exception>
    public readonly void VerifySizes()
    {
        Table.Schema.VerifyNotEmpty(Action.Key!, _places);
        if (Action is Put)
            Table.Definition.IndexKeys.VerifyPutSizes(Action.Key!);
        if (_update is not null)
            Table.Definition.IndexKeys.VerifyAssignedSizes(_update);
    }

    /// <summary>The action on its table.</summary>
    /// <exception cref="ValidationException">The item, its key or an expression does not go with the table's key.</exception>
    public readonly WriteAction ToAction()
    {
        var indexKeys = Table.Definition.IndexKeys;
        if (Action is Put)
        {
            Table.Schema.VerifyItem(Action.Key!, _places);
            indexKeys.VerifyPutTypes(Action.Key!);
        }
        else
        {
            Table.Schema.VerifyKey(Action.Key!, _places);
        }

        _update?.VerifyKeys(Table.Schema.Names, indexKeys.Names);
        _condition.Expression?.VerifyKeysAreScalars(Table.Schema.Names, indexKeys.Names);

        var item = Action.Key!.Compact();
        return Action switch
        {
            Put => new PutAction(Table, item, _condition, _places),
            Update => new UpdateAction(Table, item, _update, _condition, _places),
            Delete => new DeleteAction(Table, item, _condition, _places),
            _ => new CheckAction(Table, item, _condition, _places),
        };
    }

    /// <summary>The condition bound, if this action has the very same and it means the same in every other; else null.</summary>
    private readonly BoundCondition? Condition(string text) =>
        _condition.Expression is { NeedsNothing: true } bound && ReferenceEquals(Action.ConditionExpression, text) ? bound : null;
}
