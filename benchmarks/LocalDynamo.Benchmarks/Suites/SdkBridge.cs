using BenchmarkDotNet.Attributes;
using LocalDynamo.AwsSdk;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>
/// The same program through the AWS SDK's interface as on the table itself, which is the floor; and on DynamoDB Local through the SDK's own client. A dry run leaves
/// that one out, as it takes seconds to start.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(PeerSuiteConfig))]
[Floor(TableItself)]
public class SdkBridge
{
    private const string TableItself = "Table";
    private const string Client = "LocalDynamoClient";
    private const string FaithfulClient = "LocalDynamoClient, FaithfulRetries";
    private const string DynamoDbLocal = "DynamoDB Local";

    private readonly Stack<IDisposable> _open = new();
    private IOrderProgram _program = null!;

    [ParamsSource(nameof(Peers))]
    public string Peer { get; set; } = "";

    public IEnumerable<string> Peers =>
        Scale.IsDry || DynamoDbLocalServer.FindScript() is null ? [TableItself, Client, FaithfulClient] : [TableItself, Client, FaithfulClient, DynamoDbLocal];

    [GlobalSetup]
    public void SetUp() => _program = Peer switch
    {
        TableItself => new TableOrders(Opened(DynamoDatabase.InMemory())),
        Client => Filled(new LocalDynamoClient()),
        FaithfulClient => Filled(new LocalDynamoClient(new DynamoDatabaseOptions(), new() { FaithfulRetries = true })),
        _ => Filled(ClientOfDynamoDbLocal()),
    };

    [GlobalCleanup]
    public void CleanUp()
    {
        while (_open.TryPop(out var last))
            last.Dispose();
    }

    [Benchmark]
    public void Read() => _program.Get();

    [Benchmark]
    public void Put() => _program.Put();

    [Benchmark]
    public void Query() => _program.Query();

    [Benchmark]
    public void Transact() => _program.Transact();

    private Sdk.AmazonDynamoDBClient ClientOfDynamoDbLocal()
    {
        var server = Opened(DynamoDbLocalServer.Start(DynamoDbLocalServer.FindScript()!));
        server.WaitUntilReady();
        return server.NewClient();
    }

    private SdkOrders Filled(Sdk.IAmazonDynamoDB client)
    {
        var orders = new SdkOrders(Opened(client));
        orders.SetUp();
        return orders;
    }

    private T Opened<T>(T resource)
        where T : IDisposable
    {
        _open.Push(resource);
        return resource;
    }
}
