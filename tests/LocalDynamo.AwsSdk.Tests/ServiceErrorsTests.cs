using System.Net;
using Amazon.Runtime;

namespace LocalDynamo.AwsSdk.Tests;

/// <summary>Errors are the SDK's exceptions, with what the SDK reads from the service's answers.</summary>
public sealed class ServiceErrorsTests
{
    [Fact]
    public async Task FailedCondition_WithTheItemAskedFor_CarriesIt()
    {
        using var client = await Clients.WithTableAsync();
        _ = await client.PutAsync("a", ("n", new() { N = "1" }));

        var error = await FailAsync<Model.ConditionalCheckFailedException>(client, client => client.PutItemAsync(new()
        {
            TableName = Clients.Table,
            Item = Clients.Key("a"),
            ConditionExpression = "n > :n",
            ExpressionAttributeValues = new() { [":n"] = new() { N = "1" } },
            ReturnValuesOnConditionCheckFailure = Sdk.ReturnValuesOnConditionCheckFailure.ALL_OLD,
        }));

        error.Item["n"].N.Should().Be("1");
        error.Message.Should().Be("The conditional request failed");
        error.ErrorCode.Should().Be("ConditionalCheckFailedException");
    }

    [Fact]
    public async Task CancelledTransaction_TellsAReasonForEachAction()
    {
        using var client = await Clients.WithTableAsync();
        _ = await client.PutAsync("a", ("n", new() { N = "1" }));

        var error = await FailAsync<Model.TransactionCanceledException>(client, client => client.TransactWriteItemsAsync(new()
        {
            TransactItems =
            [
                new() { Put = new() { TableName = Clients.Table, Item = Clients.Key("b") } },
                new()
                {
                    Delete = new()
                    {
                        TableName = Clients.Table,
                        Key = Clients.Key("a"),
                        ConditionExpression = "attribute_not_exists(pk)",
                        ReturnValuesOnConditionCheckFailure = Sdk.ReturnValuesOnConditionCheckFailure.ALL_OLD,
                    },
                },
            ],
        }));

        error.CancellationReasons.Select(reason => (reason.Code, (string?)reason.Message)).Should().Equal(
            ("None", null), ("ConditionalCheckFailed", "The conditional request failed"));
        error.CancellationReasons[0].Item.Should().BeNull();
        error.CancellationReasons[1].Item["n"].N.Should().Be("1");
        error.Message.Should().Be("Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]");
        (await client.GetAsync("b")).Should().BeNull();
    }

    [Fact]
    public async Task InvalidRequest_IsAPlainExceptionWithItsCode()
    {
        using var client = await Clients.WithTableAsync();
        var error = await FailAsync<Sdk.AmazonDynamoDBException>(client, client => client.PutItemAsync(Clients.Table, []));
        error.ErrorCode.Should().Be("ValidationException");
    }

    [Fact]
    public async Task MissingTable_IsResourceNotFound()
    {
        using var client = new LocalDynamoClient();
        (await FailAsync<Model.ResourceNotFoundException>(client, client => client.DescribeTableAsync("Missing")))
            .Message.Should().Be("Requested resource not found: Table: Missing not found");
    }

    [Fact]
    public async Task ExistingTable_IsInUse()
    {
        using var client = await Clients.WithTableAsync();
        _ = await FailAsync<Model.ResourceInUseException>(client, client => client.CreateTableAsync(Clients.TableRequest(Clients.Table, "pk")));
    }

    [Fact]
    public async Task Throttling_TellsWhichLimitWasMet()
    {
        using var client = new LocalDynamoClient(new DynamoDatabaseOptions
        {
            EnforceProvisionedThroughput = true,
            TimeProvider = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(),
        });
        _ = await client.CreateTableAsync(Clients.Table, [new("pk", Sdk.KeyType.HASH)], [new("pk", Sdk.ScalarAttributeType.S)], new(1, 1));

        var error = await FailAsync<Model.ProvisionedThroughputExceededException>(client, async client =>
        {
            for (var i = 0; i < 1_000; i++)
                _ = await client.PutAsync("a");
        });

        error.ThrottlingReasons.Should().ContainSingle().Which.Reason.Should().Be("TableWriteProvisionedThroughputExceeded");
        error.ThrottlingReasons[0].Resource.Should().EndWith($"table/{Clients.Table}");
    }

    public static TheoryData<DynamoException, Type> Errors => new()
    {
        { new ThrottlingException("text", [new ThrottlingReason("reason", "resource")]), typeof(Model.ThrottlingException) },
        { new LimitExceededException("text"), typeof(Model.LimitExceededException) },
        { new ItemCollectionSizeLimitExceededException(), typeof(Model.ItemCollectionSizeLimitExceededException) },
        { new TransactionConflictException(), typeof(Model.TransactionConflictException) },
        { new TransactionInProgressException(), typeof(Model.TransactionInProgressException) },
        { new IdempotentParameterMismatchException(), typeof(Model.IdempotentParameterMismatchException) },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task ErrorOfTheEngine_IsTheSdksClassOfThatName(DynamoException thrown, Type expected)
    {
        using var database = DynamoDatabase.InMemory();
        var engine = new RecordingEngine(database);
        using var client = new LocalDynamoClient(engine);
        engine.Failures.Enqueue(thrown);

        var error = (await client.Invoking(client => client.ListTablesAsync()).Should().ThrowAsync<Sdk.AmazonDynamoDBException>()).Which;

        error.Should().BeOfType(expected);
        error.ErrorCode.Should().Be(thrown.ErrorCode);
        error.Message.Should().Be(thrown.Message);
        error.InnerException.Should().BeSameAs(thrown);
    }

    [Fact]
    public async Task DefectOfAnEngine_ComesOutAsItIs()
    {
        using var database = DynamoDatabase.InMemory();
        var engine = new RecordingEngine(database);
        using var client = new LocalDynamoClient(engine);
        var defect = new IOException("the disk is full");
        engine.Failures.Enqueue(defect);

        (await client.Invoking(client => client.ListTablesAsync()).Should().ThrowExactlyAsync<IOException>()).Which.Should().BeSameAs(defect);
    }

    private static async Task<TError> FailAsync<TError>(LocalDynamoClient client, Func<LocalDynamoClient, Task> call)
        where TError : Sdk.AmazonDynamoDBException
    {
        var error = (await client.Invoking(call).Should().ThrowExactlyAsync<TError>()).Which;
        error.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        error.RequestId.Should().MatchRegex("^[0-9A-Z]{52}$");
        error.ErrorType.Should().Be(ErrorType.Unknown, "the service's JSON does not say whose fault it is");
        error.Retryable.Should().BeNull();
        return error;
    }
}
