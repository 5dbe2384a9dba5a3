using Amazon.DynamoDBv2;

namespace LocalDynamo.AwsSdk;

/// <summary>How a <see cref="LocalDynamoClient"/> works. The defaults are right for most programs.</summary>
public sealed record LocalDynamoClientOptions
{
    /// <summary>
    /// Whether requests take the SDK's whole way up to the point where they would be signed and sent: marshalling, events, the handlers of
    /// customizers, and retries with their waiting.
    /// </summary>
    /// <value>
    /// <see langword="false"/> by default: requests go straight to the engine, which takes less time, and an error of the engine is the caller's at
    /// once. With <see langword="true"/>, throttling is retried as in production, see <see cref="Configure"/> for how often.
    /// </value>
    public bool FaithfulRetries { get; init; }

    /// <summary>Sets up the SDK's configuration of the client: <c>RetryMode</c>, <c>MaxErrorRetry</c>, and what else a program asks it for.</summary>
    /// <value><see langword="null"/>, the default, leaves the SDK's defaults.</value>
    /// <remarks>The region is the database's, and there is no URL: nothing is sent anywhere.</remarks>
    public Action<AmazonDynamoDBConfig>? Configure { get; init; }
}
