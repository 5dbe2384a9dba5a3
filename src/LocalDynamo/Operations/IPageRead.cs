namespace LocalDynamo.Operations;

/// <summary>What Query and Scan have in common: a page of items, filtered and projected.</summary>
internal interface IPageRead
{
    string? TableName { get; }

    string? IndexName { get; }

    string? FilterExpression { get; }

    string? ProjectionExpression { get; }

    Dictionary<string, string>? ExpressionAttributeNames { get; }

    Dictionary<string, AttributeValue>? ExpressionAttributeValues { get; }

    List<string>? AttributesToGet { get; }

    ConditionalOperator? ConditionalOperator { get; }

    Select? Select { get; }

    int? Limit { get; }

    Item? ExclusiveStartKey { get; }

    bool? ConsistentRead { get; }

    ReturnConsumedCapacity? ReturnConsumedCapacity { get; }
}
