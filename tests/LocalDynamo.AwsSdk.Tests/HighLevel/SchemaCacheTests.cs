using Amazon.DynamoDBv2.DataModel;
using SdkTable = Amazon.DynamoDBv2.DocumentModel.Table;

namespace LocalDynamo.AwsSdk.Tests.HighLevel;

/// <summary>The SDK keeps the schemas of tables for the whole process; each database has its own all the same.</summary>
public sealed class SchemaCacheTests
{
    [Fact]
    public async Task TablesOfOneName_InTwoDatabases_NeverMixTheirSchemas()
    {
        using LocalDynamoClient simple = new(), composite = new();
        _ = await simple.CreateTableAsync(Clients.TableRequest("Shared", "Id"));
        _ = await composite.CreateTableAsync(Clients.TableRequest("Shared", "Group", "Id"));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                await UseAsync(simple, new Simple { Id = $"{worker}-{i}" }, $"{worker}-{i}", null);
                await UseAsync(composite, new Composite { Group = $"{worker}", Id = $"{i}" }, $"{worker}", $"{i}");
            }
        })));

        (await simple.ScanAsync(new() { TableName = "Shared" })).Count.Should().Be(160);
        (await composite.ScanAsync(new() { TableName = "Shared" })).Count.Should().Be(160);
    }

    [Fact]
    public void Credentials_OfTwoDatabases_Differ_AndOfTwoClientsOfOneAreTheSame()
    {
        using DynamoDatabase first = DynamoDatabase.InMemory(), second = DynamoDatabase.InMemory();
        KeyOf(first).Should().Be(KeyOf(first)).And.NotBe(KeyOf(second)).And.HaveLength(20);

        static string KeyOf(DynamoDatabase database) => EngineAccount.Of(database).Credentials.GetCredentials().AccessKey;
    }

    private static async Task UseAsync<T>(LocalDynamoClient client, T thing, string partitionKey, string? sortKey)
    {
        // A context of its own each time, which asks the SDK's process-wide cache.
        using var context = new DynamoDBContextBuilder().WithDynamoDBClient(() => client).Build();
        await context.SaveAsync(thing);
        (sortKey is null ? await context.LoadAsync<T>(partitionKey) : await context.LoadAsync<T>(partitionKey, sortKey)).Should().Be(thing);

#pragma warning disable CS0618 // This one asks the service itself, synchronously.
        var table = SdkTable.LoadTable(client, "Shared");
#pragma warning restore CS0618
        table.RangeKeys.Should().HaveCount(sortKey is null ? 0 : 1);
        (sortKey is null ? await table.GetItemAsync(partitionKey) : await table.GetItemAsync(partitionKey, sortKey)).Should().NotBeNull();
    }

    [DynamoDBTable("Shared")]
    public sealed record Simple
    {
        [DynamoDBHashKey]
        public string Id { get; set; } = "";
    }

    [DynamoDBTable("Shared")]
    public sealed record Composite
    {
        [DynamoDBHashKey]
        public string Group { get; set; } = "";

        [DynamoDBRangeKey]
        public string Id { get; set; } = "";
    }
}
