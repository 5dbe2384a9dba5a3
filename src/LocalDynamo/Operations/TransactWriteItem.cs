namespace LocalDynamo.Operations;

/// <summary>One action of a TransactWriteItems: exactly one of the members is set.</summary>
public sealed record TransactWriteItem
{
    /// <summary>Checks an item without changing it.</summary>
    public ConditionCheck? ConditionCheck { get; init; }

    /// <summary>Writes a whole item.</summary>
    public Put? Put { get; init; }

    /// <summary>Deletes an item.</summary>
    public Delete? Delete { get; init; }

    /// <summary>Changes attributes of an item.</summary>
    public Update? Update { get; init; }
}

/// <summary>A condition on an item that the transaction does not change.</summary>
public sealed record ConditionCheck : ITransactAction
{
    /// <summary>The table, by name or by ARN.</summary>
    /// <value>Required.</value>
    public string? TableName { get; init; }

    /// <summary>The key attributes, and no others.</summary>
    /// <value>Required. The item need not exist.</value>
    public Item? Key { get; init; }

    /// <summary>The condition on the stored item; if it does not hold, nothing of the transaction is done.</summary>
    /// <value>Required, at most 4,096 bytes.</value>
    public string? ConditionExpression { get; init; }

    /// <summary>What the names with <c>#</c> in expressions stand for.</summary>
    /// <value>Each must be used.</value>
    public Dictionary<string, string>? ExpressionAttributeNames { get; init; }

    /// <summary>What the names with <c>:</c> in expressions stand for.</summary>
    /// <value>Each must be used.</value>
    public Dictionary<string, AttributeValue>? ExpressionAttributeValues { get; init; }

    /// <summary>Whether a failed condition gives back the item that failed it, in the cancellation reason.</summary>
    /// <value><see langword="null"/> means NONE.</value>
    public ReturnValuesOnConditionCheckFailure? ReturnValuesOnConditionCheckFailure { get; init; }
}

/// <summary>An action of a transaction that writes a whole item; one that has the same key is replaced.</summary>
public sealed record Put : ITransactAction
{
    /// <summary>The table, by name or by ARN.</summary>
    /// <value>Required.</value>
    public string? TableName { get; init; }

    /// <summary>The item, with all key attributes of the table.</summary>
    /// <value>Required, at most 400 KB.</value>
    public Item? Item { get; init; }

    /// <summary>The condition on the stored item; if it does not hold, nothing of the transaction is done.</summary>
    /// <value>At most 4,096 bytes; <see langword="null"/> for none.</value>
    public string? ConditionExpression { get; init; }

    /// <summary>What the names with <c>#</c> in expressions stand for.</summary>
    /// <value>Each must be used.</value>
    public Dictionary<string, string>? ExpressionAttributeNames { get; init; }

    /// <summary>What the names with <c>:</c> in expressions stand for.</summary>
    /// <value>Each must be used.</value>
    public Dictionary<string, AttributeValue>? ExpressionAttributeValues { get; init; }

    /// <summary>Whether a failed condition gives back the item that failed it, in the cancellation reason.</summary>
    /// <value><see langword="null"/> means NONE.</value>
    public ReturnValuesOnConditionCheckFailure? ReturnValuesOnConditionCheckFailure { get; init; }

    Item? ITransactAction.Key => Item;
}

/// <summary>An action of a transaction that deletes an item, if there is one.</summary>
public sealed record Delete : ITransactAction
{
    /// <summary>The table, by name or by ARN.</summary>
    /// <value>Required.</value>
    public string? TableName { get; init; }

    /// <summary>The key attributes, and no others.</summary>
    /// <value>Required. The item need not exist.</value>
    public Item? Key { get; init; }

    /// <summary>The condition on the stored item; if it does not hold, nothing of the transaction is done.</summary>
    /// <value>At most 4,096 bytes; <see langword="null"/> for none.</value>
    public string? ConditionExpression { get; init; }

    /// <summary>What the names with <c>#</c> in expressions stand for.</summary>
    /// <value>Each must be used.</value>
    public Dictionary<string, string>? ExpressionAttributeNames { get; init; }

    /// <summary>What the names with <c>:</c> in expressions stand for.</summary>
    /// <value>Each must be used.</value>
    public Dictionary<string, AttributeValue>? ExpressionAttributeValues { get; init; }

    /// <summary>Whether a failed condition gives back the item that failed it, in the cancellation reason.</summary>
    /// <value><see langword="null"/> means NONE.</value>
    public ReturnValuesOnConditionCheckFailure? ReturnValuesOnConditionCheckFailure { get; init; }
}

/// <summary>An action of a transaction that changes attributes of an item; one that does not exist is made, unless the change only removes.</summary>
public sealed record Update : ITransactAction
{
    /// <summary>The table, by name or by ARN.</summary>
    /// <value>Required.</value>
    public string? TableName { get; init; }

    /// <summary>The key attributes, and no others.</summary>
    /// <value>Required.</value>
    public Item? Key { get; init; }

    /// <summary>The change: SET, REMOVE, ADD and DELETE clauses, each at most once.</summary>
    /// <value>Required, at most 4,096 bytes.</value>
    public string? UpdateExpression { get; init; }

    /// <summary>The condition on the stored item; if it does not hold, nothing of the transaction is done.</summary>
    /// <value>At most 4,096 bytes; <see langword="null"/> for none.</value>
    public string? ConditionExpression { get; init; }

    /// <summary>What the names with <c>#</c> in expressions stand for.</summary>
    /// <value>Each must be used.</value>
    public Dictionary<string, string>? ExpressionAttributeNames { get; init; }

    /// <summary>What the names with <c>:</c> in expressions stand for.</summary>
    /// <value>Each must be used.</value>
    public Dictionary<string, AttributeValue>? ExpressionAttributeValues { get; init; }

    /// <summary>Whether a failed condition gives back the item that failed it, in the cancellation reason.</summary>
    /// <value><see langword="null"/> means NONE.</value>
    public ReturnValuesOnConditionCheckFailure? ReturnValuesOnConditionCheckFailure { get; init; }
}
