using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace LocalDynamo.Server.Tests;

/// <summary>A server on a port of its own, and a client that sends what no SDK would.</summary>
public sealed class TestServer : IAsyncDisposable
{
    public const string Json = "application/x-amz-json-1.0";

    private static readonly SocketsHttpHandler Handler = new() { AutomaticDecompression = DecompressionMethods.None };

    private readonly HttpClient _client = new(Handler, disposeHandler: false) { Timeout = TimeSpan.FromMinutes(1) };
    private readonly LocalDynamoServer _server;

    private TestServer(LocalDynamoServer server) => _server = server;

    public Uri Address => _server.Address;

    public static async Task<TestServer> StartAsync(LocalDynamoServerOptions? options = null) =>
        new(await LocalDynamoServer.StartAsync((options ?? new()) with { Port = 0, LogLevel = LogLevel.None }));

    /// <summary>Sends an operation's JSON. The operation may have a version before it, or be null.</summary>
    public Task<Answer> PostAsync(string? operation, string body, Action<HttpRequestMessage>? change = null) =>
        PostAsync(operation, Encoding.UTF8.GetBytes(body), change);

    public Task<Answer> PostAsync(string? operation, byte[] body, Action<HttpRequestMessage>? change = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new ByteArrayContent(body) };
        _ = request.Content.Headers.TryAddWithoutValidation("Content-Type", Json);
        if (operation is not null)
            request.Headers.Add("X-Amz-Target", operation.Contains('.') ? operation : "DynamoDB_20120810." + operation);
        change?.Invoke(request);
        return SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await _client.SendAsync(request);
        return new Answer(response, await response.Content.ReadAsByteArrayAsync());
    }

    public Task<Answer> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? change = null)
    {
        var request = new HttpRequestMessage(method, new Uri(Address, path));
        change?.Invoke(request);
        return SendAsync(request);
    }

    public Task<Answer> CreateUsersAsync() => PostAsync("CreateTable", """
        {"TableName":"Users","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
         "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST"}
        """);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }
}

/// <summary>What came back.</summary>
public sealed record Answer(HttpResponseMessage Response, byte[] Bytes)
{
    public int Status => (int)Response.StatusCode;

    public string Text => Encoding.UTF8.GetString(
        Header("Content-Encoding") == "gzip" ? Unpacked() : Bytes);

    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Type => (string?)Json["__type"];

    /// <summary>The text of an error, in whichever of the two members.</summary>
    public string? Message => (string?)(Json["message"] ?? Json["Message"]);

    public string? Header(string name) =>
        Response.Headers.TryGetValues(name, out var values) || Response.Content.Headers.TryGetValues(name, out values) ? values.Single() : null;

    private byte[] Unpacked()
    {
        var unpacked = new MemoryStream();
        using (var stream = new GZipStream(new MemoryStream(Bytes), CompressionMode.Decompress))
            stream.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
