using Amazon.DynamoDBv2.DocumentModel;
using SdkTable = Amazon.DynamoDBv2.DocumentModel.Table;

namespace LocalDynamo.AwsSdk.Tests.HighLevel;

/// <summary>The SDK's document model works on the client as it is, its synchronous calls too.</summary>
public sealed class DocumentModelTests : IAsyncLifetime
{
    private readonly LocalDynamoClient _client = new();

    public async Task InitializeAsync() => _ = await _client.CreateTableAsync(Clients.TableRequest("Films", "Studio", "Title"));

    public Task DisposeAsync()
    {
        _client.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void LoadTable_WhichAsksSynchronously_KnowsTheKeys()
    {
#pragma warning disable CS0618 // The SDK would rather have a builder used, and many programs do not.
        var table = SdkTable.LoadTable(_client, "Films");
        table.HashKeys.Should().Equal("Studio");
        table.RangeKeys.Should().Equal("Title");
        SdkTable.TryLoadTable(_client, "Missing", out _).Should().BeFalse();
#pragma warning restore CS0618
    }

    [Fact]
    public async Task Document_IsReadAsItWasPut()
    {
        var table = Build();
        var film = Document.FromJson("""{"Studio":"Universal","Title":"Rush","Year":2013,"Cast":["Brühl","Hemsworth"],"Rating":{"imdb":8.1},"Seen":false}""");
        _ = await table.PutItemAsync(film);

        var read = await table.GetItemAsync("Universal", "Rush");
        read["Year"].AsInt().Should().Be(2013);
        read["Rating"].AsDocument()["imdb"].AsDouble().Should().Be(8.1);
        read["Cast"].AsListOfString().Should().Equal("Brühl", "Hemsworth");

        read["Year"] = 2014;
        var updated = await table.UpdateItemAsync(read, new UpdateItemOperationConfig { ReturnValues = ReturnValues.AllNewAttributes });
        updated["Year"].AsInt().Should().Be(2014);

        _ = await table.DeleteItemAsync("Universal", "Rush");
        (await table.GetItemAsync("Universal", "Rush")).Should().BeNull();
    }

    [Fact]
    public async Task Search_WithSmallPages_GivesAll_AndCountsSynchronously()
    {
        var table = Build();
        for (var i = 0; i < 25; i++)
            _ = await table.PutItemAsync(new Document { ["Studio"] = "A", ["Title"] = $"{i:D2}", ["Even"] = new DynamoDBBool(i % 2 == 0) });

        var query = new QueryOperationConfig { KeyExpression = new() { ExpressionStatement = "Studio = :s", ExpressionAttributeValues = { [":s"] = "A" } }, Limit = 4 };
        var search = table.Query(query);
        var found = new List<string>();
        while (!search.IsDone)
            found.AddRange((await search.GetNextSetAsync()).Select(document => document["Title"].AsString()));
        found.Should().Equal(Enumerable.Range(0, 25).Select(i => $"{i:D2}"));

        table.Query(query).Count.Should().Be(25);
        var even = new ScanFilter();
        even.AddCondition("Even", ScanOperator.Equal, new DynamoDBBool(true));
        (await table.Scan(even).GetRemainingAsync()).Should().HaveCount(13);
    }

    [Fact]
    public async Task Batches_AndTransactions_Write()
    {
        var table = Build();
        var batch = table.CreateBatchWrite();
        for (var i = 0; i < 40; i++)
            batch.AddDocumentToPut(new Document { ["Studio"] = "A", ["Title"] = $"{i}" });
        await batch.ExecuteAsync();

        var transaction = table.CreateTransactWrite();
        transaction.AddDocumentToPut(new Document { ["Studio"] = "B", ["Title"] = "1" });
        transaction.AddKeyToDelete("A", "0");
        await transaction.ExecuteAsync();

        (await _client.ScanAsync(new() { TableName = "Films", Select = Amazon.DynamoDBv2.Select.COUNT })).Count.Should().Be(40);
    }

    private SdkTable Build() => (SdkTable)new TableBuilder(_client, "Films")
        .AddHashKey("Studio", DynamoDBEntryType.String)
        .AddRangeKey("Title", DynamoDBEntryType.String)
        .Build();
}
