using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace LocalDynamo.AwsSdk.Tests;

/// <summary>The SDK's pipeline: whole for those who look for its handlers, and taken where that is asked for.</summary>
[Collection(AloneCollection.Name)]
public sealed class PipelineTests
{
    private static readonly LocalDynamoClientOptions Faithful = new() { FaithfulRetries = true };

    [Fact]
    public async Task Throttling_WithFaithfulRetries_IsTriedAgainAsInProduction()
    {
        using var database = DynamoDatabase.InMemory();
        _ = database.CreateTable(Clients.Table, "pk");
        var engine = new RecordingEngine(database);
        engine.Failures.Enqueue(new ProvisionedThroughputExceededException("slower, please"));
        using var client = new LocalDynamoClient(engine, Faithful);

        _ = await client.PutAsync("a");

        engine.Requests.Should().HaveCount(2);
        database.Table(Clients.Table).Get("a").Should().NotBeNull();
    }

    [Fact]
    public async Task Throttling_WithoutFaithfulRetries_IsTheCallersAtOnce()
    {
        using var database = DynamoDatabase.InMemory();
        var engine = new RecordingEngine(database);
        engine.Failures.Enqueue(new ProvisionedThroughputExceededException("slower, please"));
        using var client = new LocalDynamoClient(engine);

        await client.Invoking(client => client.ListTablesAsync()).Should().ThrowAsync<Model.ProvisionedThroughputExceededException>();

        engine.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task Retries_AreAsManyAsTheConfigurationSays()
    {
        using var database = DynamoDatabase.InMemory();
        var engine = new RecordingEngine(database);
        for (var i = 0; i < 3; i++)
            engine.Failures.Enqueue(new ProvisionedThroughputExceededException("slower, please"));
        using var client = new LocalDynamoClient(engine, Faithful with { Configure = config => config.MaxErrorRetry = 1 });

        await client.Invoking(client => client.ListTablesAsync()).Should().ThrowAsync<Model.ProvisionedThroughputExceededException>();

        engine.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task FailedCondition_WithFaithfulRetries_IsNotTriedAgain()
    {
        using var database = DynamoDatabase.InMemory();
        var engine = new RecordingEngine(database);
        engine.Failures.Enqueue(new ConditionalCheckFailedException());
        using var client = new LocalDynamoClient(engine, Faithful);

        await client.Invoking(client => client.ListTablesAsync()).Should().ThrowAsync<Sdk.AmazonDynamoDBException>();

        engine.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task Answers_WithFaithfulRetries_AreTheSame()
    {
        using var client = await Clients.WithTableAsync(options: Faithful);
        _ = await client.PutAsync("a", ("n", new() { N = "1" }));

        var answer = await client.GetItemAsync(Clients.Table, Clients.Key("a"));
        answer.Item["n"].N.Should().Be("1");
        answer.ResponseMetadata.RequestId.Should().HaveLength(52);
        await client.Invoking(client => client.DescribeTableAsync("Missing")).Should().ThrowAsync<Model.ResourceNotFoundException>();
        (await client.Invoking(client => client.ListBackupsAsync(new())).Should().ThrowAsync<Sdk.AmazonDynamoDBException>())
            .Which.ErrorCode.Should().Be("UnknownOperationException");
        await client.Invoking(client => client.GetItemAsync(Clients.Table, Clients.Key("a"), new CancellationToken(canceled: true)))
            .Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Events_WithFaithfulRetries_AreRaised()
    {
        using var client = await Clients.WithTableAsync(options: Faithful);
        var raised = new List<string>();
        client.BeforeRequestEvent += (_, request) => raised.Add($"before {((WebServiceRequestEventArgs)request).Headers["X-Amz-Target"]}");
        client.ExceptionEvent += (_, _) => raised.Add("error");

        _ = await client.PutAsync("a");
        await client.Invoking(client => client.DescribeTableAsync("Missing")).Should().ThrowAsync<Model.ResourceNotFoundException>();

        raised.Should().Equal("before DynamoDB_20120810.PutItem", "before DynamoDB_20120810.DescribeTable", "error");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Customizers_FindTheHandlersThatTheyLookFor(bool faithfulRetries)
    {
        var customizer = new Customizer();
        RuntimePipelineCustomizerRegistry.Instance.Register(customizer);
        try
        {
            using var client = new LocalDynamoClient(new DynamoDatabaseOptions(), new() { FaithfulRetries = faithfulRetries });
            customizer.Found.Should().Contain([typeof(Marshaller), typeof(RetryHandler), typeof(Signer), typeof(Unmarshaller), typeof(MetricsHandler)]);
        }
        finally
        {
            RuntimePipelineCustomizerRegistry.Instance.Deregister(customizer);
        }
    }

    private sealed class Customizer : IRuntimePipelineCustomizer
    {
        public List<Type> Found { get; } = [];

        public string UniqueName => nameof(PipelineTests);

        public void Customize(Type type, RuntimePipeline pipeline)
        {
            if (type == typeof(LocalDynamoClient))
                Found.AddRange(pipeline.EnumerateHandlers().Select(handler => handler.GetType()));
        }
    }
}
