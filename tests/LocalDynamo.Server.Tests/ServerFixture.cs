namespace LocalDynamo.Server.Tests;

/// <summary>One server with the defaults for the tests of a class, and a table Users in it, whose item ada is there.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    public TestServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await TestServer.StartAsync();
        (await Server.CreateUsersAsync()).Status.Should().Be(200);
        (await Server.PostAsync("PutItem", """{"TableName":"Users","Item":{"id":{"S":"ada"},"n":{"N":"1"}}}""")).Status.Should().Be(200);
    }

    public Task DisposeAsync() => Server.DisposeAsync().AsTask();
}
