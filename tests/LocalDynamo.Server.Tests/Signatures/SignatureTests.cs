using System.Net;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Server.Tests.Signatures;

/// <summary>Signatures made by the AWS SDK for .NET, and what can be wrong with one.</summary>
public sealed class SignatureTests : IAsyncLifetime
{
    private const string AccessKey = "AKIDEXAMPLE";
    private const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync(new()
    {
        Endpoint = new() { AccessKey = AccessKey, SecretKey = SecretKey, TimeProvider = _time },
    });

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Fact]
    public async Task SignatureOfTheSdk_IsVerified()
    {
        using var client = Client(AccessKey, SecretKey);

        for (var i = 0; i < 3; i++)
            (await client.ListTablesAsync()).HttpStatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignatureForAnotherRegion_IsVerifiedToo()
    {
        using var client = Client(AccessKey, SecretKey, "eu-west-2");

        (await client.ListTablesAsync()).HttpStatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task AnotherSecret_IsRefused()
    {
        using var client = Client(AccessKey, SecretKey + "x");

        (await ErrorOf(client)).Should().Be((
            "InvalidSignatureException",
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. " +
            "Consult the service documentation for details."));
    }

    [Fact]
    public async Task AnotherAccessKey_IsNotRecognized()
    {
        using var client = Client("somebody", SecretKey);

        (await ErrorOf(client)).Should().Be(("UnrecognizedClientException", "The security token included in the request is invalid."));
    }

    [Theory]
    [InlineData(16, "Signature expired: ")]
    [InlineData(-16, "Signature not yet current: ")]
    public async Task SignatureOfAnotherTime_IsRefused(int minutes, string text)
    {
        _time.AdjustTime(DateTimeOffset.UtcNow.AddMinutes(minutes));
        using var client = Client(AccessKey, SecretKey);

        var error = await ErrorOf(client);

        error.Code.Should().Be("InvalidSignatureException");
        error.Message.Should().StartWith(text);
    }

    [Theory]
    [InlineData(14)]
    [InlineData(-14)]
    public async Task SignatureOfNearlyNow_IsVerified(int minutes)
    {
        _time.AdjustTime(DateTimeOffset.UtcNow.AddMinutes(minutes));
        using var client = Client(AccessKey, SecretKey);

        (await client.ListTablesAsync()).HttpStatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Basic YTpi")]
    [InlineData("AWS3 Credential=x")]
    public async Task RequestWithoutSignature_IsRefused(string? header)
    {
        var answer = await PostAsync(header);

        answer.Status.Should().Be(400);
        answer.Text.Should().Be(
            """{"__type":"com.amazon.coral.service#MissingAuthenticationTokenException","message":"Request is missing Authentication Token"}""");
    }

    [Fact]
    public async Task SignatureWithoutADate_IsIncomplete()
    {
        const string Header = "AWS4-HMAC-SHA256 Credential=a, SignedHeaders=b, Signature=c";

        var answer = await PostAsync(Header);

        answer.Type.Should().Be("com.amazon.coral.service#IncompleteSignatureException");
        answer.Message.Should().Be($"Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization={Header}");
    }

    [Theory]
    [InlineData("a/b", "host", "IncompleteSignatureException")]
    [InlineData($"{AccessKey}/TODAY/us-east-1/s3/aws4_request", "host", "InvalidSignatureException")]
    [InlineData($"{AccessKey}/TODAY/us-east-1/dynamodb/aws3_request", "host", "InvalidSignatureException")]
    [InlineData($"{AccessKey}/20260101/us-east-1/dynamodb/aws4_request", "host", "InvalidSignatureException")]
    [InlineData($"{AccessKey}/TODAY/us-east-1/dynamodb/aws4_request", "x-amz-date;x-amz-target", "InvalidSignatureException")]
    [InlineData($"{AccessKey}/TODAY/us-east-1/dynamodb/aws4_request", "host;x-amz-date", "InvalidSignatureException")]
    [InlineData($"{AccessKey}/TODAY/us-east-1/dynamodb/aws4_request", "host;x-amz-date;x-amz-target", "InvalidSignatureException")]
    public async Task SignatureForSomethingElse_IsRefused(string credential, string signedHeaders, string error)
    {
        var now = _time.GetUtcNow();
        var header = $"AWS4-HMAC-SHA256 Credential={credential.Replace("TODAY", now.ToString("yyyyMMdd"))}, SignedHeaders={signedHeaders}, Signature=0";

        var answer = await PostAsync(header, now.ToString("yyyyMMdd'T'HHmmss'Z'"));

        answer.Status.Should().Be(400);
        answer.Type.Should().Be("com.amazon.coral.service#" + error);
    }

    [Fact]
    public async Task SignatureOfAnotherBody_IsRefused()
    {
        var stolen = new StolenSignature();
        using var client = Client(AccessKey, SecretKey, handler: stolen);
        _ = await client.ListTablesAsync();

        var answer = await _server.PostAsync("ListTables", """{"Limit":1}""", stolen.PutOn);

        answer.Type.Should().Be("com.amazon.coral.service#InvalidSignatureException");
        (await _server.PostAsync("ListTables", stolen.Body, stolen.PutOn)).Status.Should().Be(200, "with its own body it is right");
    }

    [Fact]
    public async Task HealthCheck_NeedsNoSignature() => (await _server.SendAsync(HttpMethod.Get, "/")).Status.Should().Be(200);

    private Task<Answer> PostAsync(string? authorization, string? date = null) => _server.PostAsync("ListTables", "{}", request =>
    {
        if (authorization is not null)
            _ = request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (date is not null)
            request.Headers.Add("X-Amz-Date", date);
    });

    private AmazonDynamoDBClient Client(string accessKey, string secretKey, string region = "us-east-1", StolenSignature? handler = null) => new(
        new BasicAWSCredentials(accessKey, secretKey),
        new AmazonDynamoDBConfig
        {
            ServiceURL = _server.Address.ToString(),
            AuthenticationRegion = region,
            MaxErrorRetry = 0,
            HttpClientFactory = handler,
        });

    private static async Task<(string Code, string Message)> ErrorOf(AmazonDynamoDBClient client)
    {
        var error = (await client.Invoking(it => it.ListTablesAsync()).Should().ThrowAsync<AmazonDynamoDBException>()).Which;
        return (error.ErrorCode, error.Message);
    }

    /// <summary>Looks over the shoulder of a client that signs.</summary>
    private sealed class StolenSignature : HttpClientFactory
    {
        private Dictionary<string, string> _headers = [];

        public string Body { get; private set; } = "";

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Thief(this));

        public void PutOn(HttpRequestMessage request)
        {
            foreach (var (name, value) in _headers)
            {
                _ = request.Headers.Remove(name);
                _ = request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        private sealed class Thief(StolenSignature owner) : DelegatingHandler(new HttpClientHandler())
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                owner._headers = request.Headers.ToDictionary(header => header.Key, header => string.Join(' ', header.Value));
                owner.Body = await request.Content!.ReadAsStringAsync(cancellationToken);
                return await base.SendAsync(request, cancellationToken);
            }
        }
    }
}
