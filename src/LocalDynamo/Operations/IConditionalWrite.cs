namespace LocalDynamo.Operations;

/// <summary>What PutItem, UpdateItem and DeleteItem have in common: a condition, and what to give back.</summary>
internal interface IConditionalWrite
{
    string? TableName { get; }

    string? ConditionExpression { get; }

    Dictionary<string, string>? ExpressionAttributeNames { get; }

    Dictionary<string, AttributeValue>? ExpressionAttributeValues { get; }

    Dictionary<string, ExpectedAttributeValue>? Expected { get; }

    ConditionalOperator? ConditionalOperator { get; }

    ReturnValue? ReturnValues { get; }

    ReturnValuesOnConditionCheckFailure? ReturnValuesOnConditionCheckFailure { get; }

    ReturnConsumedCapacity? ReturnConsumedCapacity { get; }

    ReturnItemCollectionMetrics? ReturnItemCollectionMetrics { get; }
}
