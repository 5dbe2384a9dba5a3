using System.Net;
using System.Net.Sockets;

namespace LocalDynamo.Server.Tests;

public sealed class LocalDynamoServerTests
{
    [Fact]
    public async Task Folder_KeepsWhatWasWritten()
    {
        using var folder = new TemporaryFolder();
        await using (var server = await TestServer.StartAsync(new() { DataFolder = folder.Path }))
        {
            _ = await server.CreateUsersAsync();
            (await server.PostAsync("PutItem", """{"TableName":"Users","Item":{"id":{"S":"ada"}}}""")).Status.Should().Be(200);
        }

        using var database = DynamoDatabase.Open(folder.Path);
        database.Table("Users").Get("ada").Should().NotBeNull();
    }

    [Fact]
    public async Task PerCredentials_EachKeyAndRegionHasADatabase()
    {
        using var folder = new TemporaryFolder();
        await using var server = await TestServer.StartAsync(new() { PerCredentials = true, DataFolder = folder.Path });

        (await As("one", "us-east-1").CreateUsersAsync()).Status.Should().Be(200);

        (await As("one", "us-east-1").ListAsync()).Should().Contain("Users");
        (await As("one", "eu-west-2").ListAsync()).Should().NotContain("Users");
        (await As("two", "us-east-1").ListAsync()).Should().NotContain("Users");
        Directory.GetDirectories(folder.Path).Select(Path.GetFileName).Should().BeEquivalentTo("one_us-east-1", "one_eu-west-2", "two_us-east-1");

        Caller As(string accessKey, string region) => new(server, $"{accessKey}/20260101/{region}/dynamodb/aws4_request");
    }

    [Theory]
    [InlineData("../../etc/20260101/us-east-1/dynamodb/aws4_request")]
    [InlineData("a%2Fb/20260101/us-east-1/dynamodb/aws4_request")]
    [InlineData("./20260101/us-east-1/dynamodb/aws4_request")]
    [InlineData("/20260101/us-east-1/dynamodb/aws4_request")]
    [InlineData("one/20260101/../dynamodb/aws4_request")]
    [InlineData("one")]
    public async Task PerCredentials_WithWhatIsNoName_IsRefused(string credential)
    {
        using var folder = new TemporaryFolder();
        await using var server = await TestServer.StartAsync(new() { PerCredentials = true, DataFolder = folder.Path });

        (await new Caller(server, credential).ListAsync()).Should().Contain("#");

        Directory.GetFileSystemEntries(folder.Path).Should().BeEmpty();
    }

    [Fact]
    public async Task PerCredentials_WithoutASignature_IsRefused()
    {
        await using var server = await TestServer.StartAsync(new() { PerCredentials = true });

        (await server.PostAsync("ListTables", "{}")).Type.Should().Be("com.amazon.coral.service#MissingAuthenticationTokenException");
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("*")]
    [InlineData("::")]
    [InlineData("192.0.2.1")]
    public async Task OtherAddressesThanLoopback_NeedKeys(string host)
    {
        var start = () => LocalDynamoServer.StartAsync(new() { Host = host, Port = 0 });

        (await start.Should().ThrowAsync<ArgumentException>()).WithMessage("*needs an access key and a secret key*");
    }

    [Fact]
    public async Task OneKeyWithoutTheOther_IsRefused()
    {
        var start = () => LocalDynamoServer.StartAsync(new() { Port = 0, Endpoint = new() { AccessKey = "key" } });

        _ = await start.Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task AddressInUse_IsAnIOException_AndTheFolderIsFreeAgain()
    {
        using var folder = new TemporaryFolder();
        await using var first = await TestServer.StartAsync();
        var start = () => LocalDynamoServer.StartAsync(new() { Port = first.Address.Port, DataFolder = folder.Path });

        _ = await start.Should().ThrowAsync<IOException>();

        DynamoDatabase.Open(folder.Path).Dispose();
    }

    [Fact]
    public async Task Connections_BeyondTheLimit_AreClosed()
    {
        await using var server = await TestServer.StartAsync(new() { MaxConnections = 2 });
        using var first = await ConnectAsync(server.Address);
        using var second = await ConnectAsync(server.Address);
        await AskAsync(first);
        await AskAsync(second);

        using var third = await ConnectAsync(server.Address);

        (await third.ReceiveAsync(new byte[1])).Should().Be(0);
    }

    [Fact]
    public async Task Server_StopsWithConnectionsOpen()
    {
        var server = await TestServer.StartAsync();
        using var idle = await ConnectAsync(server.Address);
        await AskAsync(idle);
        using var unfinished = await ConnectAsync(server.Address);
        _ = await unfinished.SendAsync("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n"u8.ToArray());

        await server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

        (await idle.ReceiveAsync(new byte[1])).Should().Be(0);
    }

    internal static async Task<Socket> ConnectAsync(Uri address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port));
        return socket;
    }

    private static async Task AskAsync(Socket socket)
    {
        _ = await socket.SendAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
        (await socket.ReceiveAsync(new byte[4096])).Should().BePositive();
    }

    private sealed class Caller(TestServer server, string credential)
    {
        public Task<Answer> CreateUsersAsync() => server.PostAsync(
            "CreateTable",
            """{"TableName":"Users","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],"KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST"}""",
            Sign);

        public async Task<string> ListAsync() => (await server.PostAsync("ListTables", "{}", Sign)).Text;

        private void Sign(HttpRequestMessage request) => request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host, Signature=0");
    }
}
