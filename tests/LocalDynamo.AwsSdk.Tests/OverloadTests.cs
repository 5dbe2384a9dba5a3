using LocalDynamo.Operations;

namespace LocalDynamo.AwsSdk.Tests;

/// <summary>The SDK's shorter forms of its operations end in the request forms, which the client overrides.</summary>
public sealed class OverloadTests
{
    private static readonly Dictionary<string, Model.AttributeValue> Key = Clients.Key("a");

    public static TheoryData<string, Func<Sdk.AmazonDynamoDBClient, Task>, Type> Overloads => new()
    {
        { "get", client => client.GetItemAsync("T", Key), typeof(GetItemRequest) },
        { "get consistently", client => client.GetItemAsync("T", Key, true), typeof(GetItemRequest) },
        { "put", client => client.PutItemAsync("T", Key), typeof(PutItemRequest) },
        { "put and return", client => client.PutItemAsync("T", Key, Sdk.ReturnValue.ALL_OLD), typeof(PutItemRequest) },
        { "delete", client => client.DeleteItemAsync("T", Key), typeof(DeleteItemRequest) },
        { "delete and return", client => client.DeleteItemAsync("T", Key, Sdk.ReturnValue.ALL_OLD), typeof(DeleteItemRequest) },
        { "update", client => client.UpdateItemAsync("T", Key, []), typeof(UpdateItemRequest) },
        { "update and return", client => client.UpdateItemAsync("T", Key, [], Sdk.ReturnValue.ALL_NEW), typeof(UpdateItemRequest) },
        { "scan attributes", client => client.ScanAsync("T", ["a"]), typeof(ScanRequest) },
        { "scan by filter", client => client.ScanAsync("T", new Dictionary<string, Model.Condition>()), typeof(ScanRequest) },
        { "scan by both", client => client.ScanAsync("T", ["a"], []), typeof(ScanRequest) },
        { "batch get", client => client.BatchGetItemAsync(new Dictionary<string, Model.KeysAndAttributes>()), typeof(BatchGetItemRequest) },
        { "batch get, capacity", client => client.BatchGetItemAsync([], Sdk.ReturnConsumedCapacity.TOTAL), typeof(BatchGetItemRequest) },
        { "batch write", client => client.BatchWriteItemAsync(new Dictionary<string, List<Model.WriteRequest>>()), typeof(BatchWriteItemRequest) },
        { "create", client => client.CreateTableAsync("T", [], [], new(1, 1)), typeof(CreateTableRequest) },
        { "delete table", client => client.DeleteTableAsync("T"), typeof(DeleteTableRequest) },
        { "describe", client => client.DescribeTableAsync("T"), typeof(DescribeTableRequest) },
        { "describe time to live", client => client.DescribeTimeToLiveAsync("T"), typeof(DescribeTimeToLiveRequest) },
        { "update table", client => client.UpdateTableAsync("T", new Model.ProvisionedThroughput(1, 1)), typeof(UpdateTableRequest) },
        { "list", client => client.ListTablesAsync(), typeof(ListTablesRequest) },
        { "list from", client => client.ListTablesAsync("T"), typeof(ListTablesRequest) },
        { "list from, some", client => client.ListTablesAsync("T", 2), typeof(ListTablesRequest) },
        { "list some", client => client.ListTablesAsync(2), typeof(ListTablesRequest) },
    };

    [Theory]
    [MemberData(nameof(Overloads))]
    public async Task Overload_ReachesTheEngineAsARequest(string name, Func<Sdk.AmazonDynamoDBClient, Task> call, Type expected)
    {
        using var database = DynamoDatabase.InMemory();
        var engine = new RecordingEngine(database);
        engine.Failures.Enqueue(new ResourceNotFoundException(name));
        using var client = new LocalDynamoClient(engine);

        (await client.Invoking(call).Should().ThrowAsync<Model.ResourceNotFoundException>()).WithMessage(name);

        engine.Requests.Should().ContainSingle().Which.Should().BeOfType(expected);
    }

    [Fact]
    public void Overloads_AreAllTested() => typeof(Sdk.IAmazonDynamoDB).GetMethods()
        .Count(method => method.Name.EndsWith("Async", StringComparison.Ordinal) && !method.GetParameters()[0].ParameterType.IsSubclassOf(typeof(Sdk.AmazonDynamoDBRequest)))
        .Should().Be(Overloads.Count());
}
