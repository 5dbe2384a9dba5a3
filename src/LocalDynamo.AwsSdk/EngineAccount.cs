using System.Globalization;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using LocalDynamo.Operations;

namespace LocalDynamo.AwsSdk;

/// <summary>What all clients of one engine share, as all clients of one account of the service do.</summary>
/// <remarks>
/// The SDK keeps the schemas of tables for the whole process, under the credentials, region and URL of the client that asked. The access key
/// here belongs to one engine, so that no other sees its schemas.
/// </remarks>
internal sealed class EngineAccount
{
    private static readonly ConditionalWeakTable<IDynamoEngine, EngineAccount> Accounts = [];

    private static long _count;

    private EngineAccount(IDynamoEngine engine)
    {
        var number = Interlocked.Increment(ref _count).ToString("D9", CultureInfo.InvariantCulture);
        Credentials = new BasicAWSCredentials($"LOCALDYNAMO{number}", "there is nothing to sign");
        RequestIds = new RequestIds(engine is DynamoDatabase database ? database.Engine.HashSeed : Random.Shared.NextInt64());
    }

    /// <summary>Credentials that no other engine has.</summary>
    public AWSCredentials Credentials { get; }

    /// <summary>The ids of this engine's requests, in an order that the seed of its database fixes.</summary>
    public RequestIds RequestIds { get; }

    public static EngineAccount Of(IDynamoEngine engine) => Accounts.GetValue(engine, static engine => new EngineAccount(engine));
}
