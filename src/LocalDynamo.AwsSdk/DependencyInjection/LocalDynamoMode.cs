namespace LocalDynamo.AwsSdk.DependencyInjection;

/// <summary>What an <c>IAmazonDynamoDB</c> from the container talks to.</summary>
public enum LocalDynamoMode
{
    /// <summary>A database in this process.</summary>
    Embedded,

    /// <summary>Amazon DynamoDB, or another service that speaks its protocol, over the network.</summary>
    Service,
}
