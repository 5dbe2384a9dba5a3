namespace LocalDynamo.Operations;

/// <summary>What the actions of a TransactWriteItems have in common.</summary>
internal interface ITransactAction
{
    string? TableName { get; }

    /// <summary>The key of the item; a Put has it in the item itself.</summary>
    Item? Key { get; }

    string? ConditionExpression { get; }

    Dictionary<string, string>? ExpressionAttributeNames { get; }

    Dictionary<string, AttributeValue>? ExpressionAttributeValues { get; }

    ReturnValuesOnConditionCheckFailure? ReturnValuesOnConditionCheckFailure { get; }
}
