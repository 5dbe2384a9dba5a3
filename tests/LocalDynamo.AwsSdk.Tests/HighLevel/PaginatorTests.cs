namespace LocalDynamo.AwsSdk.Tests.HighLevel;

/// <summary>The SDK's paginators, and the shorter forms of its operations, end in what the client has.</summary>
public sealed class PaginatorTests
{
    [Fact]
    public async Task Paginators_GiveAllPages()
    {
        using var client = new LocalDynamoClient();
        _ = await client.CreateTableAsync(Clients.TableRequest("Letters", "pk", "sk"));
        for (var i = 0; i < 11; i++)
            _ = await client.PutItemAsync("Letters", new() { ["pk"] = new("a"), ["sk"] = new($"{i:D2}") });
        for (var i = 0; i < 4; i++)
            _ = await client.CreateTableAsync(Clients.TableRequest($"Table{i}", "pk"));

        var query = client.Paginators.Query(new()
        {
            TableName = "Letters",
            KeyConditionExpression = "pk = :a",
            ExpressionAttributeValues = new() { [":a"] = new("a") },
            Limit = 3,
        });
        (await ListAsync(query.Responses)).SelectMany(page => page.Items).Select(item => item["sk"].S).Should().Equal(Enumerable.Range(0, 11).Select(i => $"{i:D2}"));
        (await ListAsync(client.Paginators.Scan(new() { TableName = "Letters", Limit = 3 }).Responses)).Sum(page => page.Count).Should().Be(11);
        (await ListAsync(client.Paginators.ListTables(new() { Limit = 2 }).TableNames)).Should().Equal("Letters", "Table0", "Table1", "Table2", "Table3");
    }

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> sequence)
    {
        var list = new List<T>();
        await foreach (var element in sequence)
            list.Add(element);
        return list;
    }
}
