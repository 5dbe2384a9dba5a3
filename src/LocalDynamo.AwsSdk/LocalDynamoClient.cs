using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime.Internal;
using LocalDynamo.AwsSdk.Mapping;
using LocalDynamo.Operations;

namespace LocalDynamo.AwsSdk;

/// <summary>
/// The AWS SDK's DynamoDB client, with a database in this process in the place of the service. What takes an <see cref="IAmazonDynamoDB"/>
/// works with it as it is: <c>DynamoDBContext</c>, the document model, paginators.
/// </summary>
/// <remarks>
/// <para>
/// Answers and exceptions are those that the SDK makes of the service's, member by member. Operations that the database does not have answer
/// with the service's UnknownOperationException.
/// </para>
/// <para>
/// What is passed in is copied, and what is handed out is new: changing a request or an answer changes nothing in the database. Nothing is sent
/// anywhere, and no credentials are looked for.
/// </para>
/// <para>Thread safety: any number of threads may use it at the same time.</para>
/// </remarks>
/// <param name="engine">What carries the operations out, such as a <see cref="DynamoDatabase"/>; it stays the caller's to dispose of.</param>
/// <param name="options">How the client works; <see langword="null"/> for the defaults.</param>
/// <exception cref="ArgumentNullException"><paramref name="engine"/> is null.</exception>
/// <example>
/// <code>
/// using IAmazonDynamoDB client = new LocalDynamoClient();
/// await client.CreateTableAsync("Users", [new("UserId", KeyType.HASH)], [new("UserId", ScalarAttributeType.S)], new(5, 5));
/// await client.PutItemAsync("Users", new() { ["UserId"] = new("ada"), ["Name"] = new("Ada Lovelace") });
/// </code>
/// </example>
public sealed partial class LocalDynamoClient(IDynamoEngine engine, LocalDynamoClientOptions? options = null)
    : AmazonDynamoDBClient(EngineAccount.Of(engine).Credentials, ConfigOf(engine, options))
{
    // Set before the base constructor runs, which asks for the pipeline.
    private readonly EngineCalls _calls = new(engine, EngineAccount.Of(engine).RequestIds);
    private readonly bool _usesPipeline = options?.FaithfulRetries ?? false;
    private readonly DynamoDatabase? _ownDatabase;
    private bool _isDisposed;

    /// <summary>Makes a client with a new, empty database in memory, which is disposed of with the client.</summary>
    public LocalDynamoClient() : this(new DynamoDatabaseOptions())
    {
    }

    /// <summary>Makes a client with a new, empty database in memory, which is disposed of with the client.</summary>
    /// <param name="databaseOptions">How the database works: its clock, its seed.</param>
    /// <param name="options">How the client works; <see langword="null"/> for the defaults.</param>
    public LocalDynamoClient(DynamoDatabaseOptions databaseOptions, LocalDynamoClientOptions? options = null)
        : this(DynamoDatabase.InMemory(databaseOptions), options) => _ownDatabase = (DynamoDatabase)Engine;

    /// <summary>What carries the operations out.</summary>
    public IDynamoEngine Engine => engine;

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        var handler = new EngineHandler(_calls);
        if (_usesPipeline)
            pipeline.AddHandlerAfter<RetryHandler>(handler);
        else
            pipeline.AddHandler(handler);
    }

    /// <summary>Ends the client, and its database if it made that itself. Later calls throw <see cref="ObjectDisposedException"/>.</summary>
    /// <param name="disposing">Always <see langword="true"/>: there is no finalizer.</param>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Volatile.Write(ref _isDisposed, true);
        if (disposing)
            _ownDatabase?.Dispose();
    }

    private static AmazonDynamoDBConfig ConfigOf(IDynamoEngine engine, LocalDynamoClientOptions? options)
    {
        var config = new AmazonDynamoDBConfig();
        options?.Configure?.Invoke(config);
        config.ServiceURL = null;
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(engine is DynamoDatabase database ? database.Engine.Region : DefaultRegion);
        return config;
    }

    private const string DefaultRegion = "us-east-1";

    private Task<TSdkResponse> RunAsync<TSdkRequest, TRequest, TResponse, TSdkResponse>(
        Operation<TSdkRequest, TRequest, TResponse, TSdkResponse> operation, TSdkRequest request, CancellationToken cancellationToken)
        where TSdkRequest : AmazonDynamoDBRequest
        where TRequest : DynamoRequest<TResponse>
        where TResponse : class
        where TSdkResponse : Amazon.Runtime.AmazonWebServiceResponse
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed), this);
        return _calls.RunAsync(operation, request, cancellationToken);
    }
}
