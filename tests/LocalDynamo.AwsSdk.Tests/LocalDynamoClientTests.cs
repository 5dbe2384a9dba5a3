using System.Net;
using LocalDynamo.Operations;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.AwsSdk.Tests;

public sealed class LocalDynamoClientTests
{
    [Fact]
    public async Task NewClient_InOneLine_HasAnEmptyDatabaseOfItsOwn()
    {
        using Sdk.IAmazonDynamoDB client = new LocalDynamoClient(), other = new LocalDynamoClient();
        _ = await client.CreateTableAsync(Clients.TableRequest("Users", "UserId"));

        (await client.ListTablesAsync()).TableNames.Should().Equal("Users");
        (await other.ListTablesAsync()).TableNames.Should().BeEmpty();
    }

    [Fact]
    public async Task Client_OnDatabase_SharesItsTables()
    {
        using var database = DynamoDatabase.InMemory();
        _ = database.CreateTable(Clients.Table, "pk");
        using var client = new LocalDynamoClient(database);

        _ = await client.PutAsync("a", ("n", new() { N = "1" }));

        database.Table(Clients.Table).Get("a")!.GetInt32("n").Should().Be(1);
        client.Engine.Should().BeSameAs(database);
    }

    [Fact]
    public async Task Client_OnDecoratedEngine_GoesThroughTheDecorator()
    {
        using var database = DynamoDatabase.InMemory();
        _ = database.CreateTable(Clients.Table, "pk");
        var recorder = new RecordingEngine(database);
        using var client = new LocalDynamoClient(recorder);

        _ = await client.PutAsync("a");
        _ = await client.GetAsync("a");

        recorder.Requests.Select(request => request.GetType()).Should().Equal(typeof(PutItemRequest), typeof(GetItemRequest));
    }

    [Fact]
    public async Task Dispose_OfClientWithOwnDatabase_EndsBoth()
    {
        var client = await Clients.WithTableAsync();
        var database = (DynamoDatabase)client.Engine;

        client.Dispose();
        client.Dispose();

        await client.Invoking(client => client.GetAsync("a")).Should().ThrowExactlyAsync<ObjectDisposedException>();
        await client.Invoking(client => client.DescribeBackupAsync(new())).Should().ThrowExactlyAsync<ObjectDisposedException>("also what is not there ends");
        database.Invoking(database => database.Snapshot()).Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public async Task Dispose_OfClientOnDatabase_LeavesTheDatabaseOpen()
    {
        using var database = DynamoDatabase.InMemory();
        new LocalDynamoClient(database).Dispose();

        database.TableNames.Should().BeEmpty();

        using var client = new LocalDynamoClient(database);
        database.Dispose();
        await client.Invoking(client => client.ListTablesAsync()).Should().ThrowExactlyAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task Call_WithCancelledToken_IsCancelledAndDoesNothing()
    {
        using var client = await Clients.WithTableAsync();
        var cancelled = new CancellationToken(canceled: true);

        var put = client.PutItemAsync(Clients.Table, Clients.Key("a"), cancelled);

        await put.Invoking(put => put).Should().ThrowExactlyAsync<TaskCanceledException>();
        put.IsCanceled.Should().BeTrue();
        (await client.GetAsync("a")).Should().BeNull();
    }

    [Fact]
    public async Task Answer_LikeTheServices_CarriesStatusIdAndLength()
    {
        using var client = await Clients.WithTableAsync();
        _ = await client.PutAsync("a", ("text", new("some text")));

        var answer = await client.GetItemAsync(Clients.Table, Clients.Key("a"));

        answer.HttpStatusCode.Should().Be(HttpStatusCode.OK);
        answer.ResponseMetadata.RequestId.Should().MatchRegex("^[0-9A-Z]{52}$");
        answer.ContentLength.Should().BePositive();
    }

    [Fact]
    public async Task RequestIds_OfOneDatabase_AreAllDifferent()
    {
        using var database = DynamoDatabase.InMemory(new() { Seed = 1 });
        using LocalDynamoClient first = new(database), second = new(database);
        var ids = new HashSet<string>();
        for (var i = 0; i < 1_000; i++)
        {
            foreach (var client in (LocalDynamoClient[])[first, second])
                ids.Add((await client.ListTablesAsync()).ResponseMetadata.RequestId).Should().BeTrue();
        }
    }

    [Fact]
    public async Task RunsWithOneSeed_AreAlikeInIdsAndOrder()
    {
        (await RunAsync(seed: 7)).Should().Equal(await RunAsync(seed: 7)).And.NotEqual(await RunAsync(seed: 8));

        static async Task<List<string>> RunAsync(long seed)
        {
            using var client = await Clients.WithTableAsync(new() { Seed = seed, TimeProvider = new FakeTimeProvider() });
            List<string> seen = [(await client.DescribeTableAsync(Clients.Table)).Table.TableId];
            for (var i = 0; i < 20; i++)
                seen.Add((await client.PutAsync($"{i}")).ResponseMetadata.RequestId);
            var failed = await client.Invoking(client => client.DescribeTableAsync("Missing")).Should().ThrowAsync<Model.ResourceNotFoundException>();
            var scan = await client.ScanAsync(new() { TableName = Clients.Table });
            return [.. seen, failed.Which.RequestId, scan.ResponseMetadata.RequestId, .. scan.Items.Select(item => item["pk"].S)];
        }
    }

    [Fact]
    public async Task TimeProvider_OfTheDatabase_IsTheClockOfAll()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero));
        using var client = await Clients.WithTableAsync(new() { TimeProvider = clock, TimeToLive = new() { HideExpired = true } });
        _ = await client.UpdateTimeToLiveAsync(new() { TableName = Clients.Table, TimeToLiveSpecification = new() { AttributeName = "expires", Enabled = true } });
        var expiry = clock.GetUtcNow().AddMinutes(10).ToUnixTimeSeconds();
        _ = await client.PutAsync("a", ("expires", new() { N = $"{expiry}" }));

        (await client.DescribeTableAsync(Clients.Table)).Table.CreationDateTime.Should().Be(clock.GetUtcNow().UtcDateTime).And.BeIn(DateTimeKind.Utc);
        (await client.GetAsync("a")).Should().NotBeNull();
        clock.Advance(TimeSpan.FromMinutes(11));
        (await client.GetAsync("a")).Should().BeNull("the test moved the clock past its expiry");
    }

    [Fact]
    public async Task Configure_WhateverItSetsUp_NothingIsSentAnywhere()
    {
        using var client = await Clients.WithTableAsync(
            new() { Region = "eu-west-2" },
            new() { Configure = config => (config.ServiceURL, config.MaxErrorRetry, config.Timeout) = ("http://nowhere.invalid", 1, TimeSpan.FromSeconds(3)) });

        client.Config.RegionEndpoint.SystemName.Should().Be("eu-west-2");
        client.Config.ServiceURL.Should().BeNull();
        client.Config.Timeout.Should().Be(TimeSpan.FromSeconds(3));
        (await client.DescribeTableAsync(Clients.Table)).Table.TableArn.Should().StartWith("arn:aws:dynamodb:eu-west-2:");
    }

    [Fact]
    public async Task NullRequest_IsRefusedByName()
    {
        using var client = new LocalDynamoClient();
        await client.Invoking(client => client.GetItemAsync(null!, CancellationToken.None)).Should().ThrowAsync<ArgumentNullException>();
    }
}
