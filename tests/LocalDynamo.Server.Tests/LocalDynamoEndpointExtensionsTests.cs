using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LocalDynamo.Server.Tests;

public sealed class LocalDynamoEndpointExtensionsTests
{
    [Fact]
    public async Task Application_AnswersFromADatabaseOfItsOwn()
    {
        using var database = DynamoDatabase.InMemory();
        database.CreateTable("Users", "id").Put(new Item { ["id"] = "ada" });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        application.MapLocalDynamo(database);
        application.MapGet("/other", context => context.Response.WriteAsync("other"));
        await application.StartAsync();

        using var client = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };
        using var content = new StringContent("""{"TableName":"Users"}""", null, TestServer.Json);
        content.Headers.Add("X-Amz-Target", "DynamoDB_20120810.Scan");
        var answer = await client.PostAsync("/", content);

        (await answer.Content.ReadAsStringAsync()).Should().Be("""{"Items":[{"id":{"S":"ada"}}],"Count":1,"ScannedCount":1}""");
        (await client.GetStringAsync("/")).Should().Be("healthy: dynamodb.us-east-1.amazonaws.com ");
        (await client.GetStringAsync("/other")).Should().Be("other");
    }

    [Fact]
    public void Options_ThatContradictEachOther_AreRefused()
    {
        using var database = DynamoDatabase.InMemory();
        var application = WebApplication.CreateSlimBuilder().Build();

        application.Invoking(it => it.MapLocalDynamo(database, new() { SecretKey = "secret" })).Should().Throw<ArgumentException>();
    }
}
