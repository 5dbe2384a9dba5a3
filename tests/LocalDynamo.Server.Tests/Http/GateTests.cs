using System.Net;
using LocalDynamo.Server.Http;
using Microsoft.AspNetCore.Http;

namespace LocalDynamo.Server.Tests.Http;

public sealed class GateTests
{
    private static readonly DynamoEndpointOptions WithKeys = new() { AccessKey = "key", SecretKey = "secret" };

    [Theory]
    [InlineData("localhost:8000")]
    [InlineData("LOCALHOST")]
    [InlineData("127.0.0.1:8000")]
    [InlineData("127.8.8.8")]
    [InlineData("[::1]:8000")]
    public void Host_OfALoopbackAddress_IsLetIn(string host) => Refusal(host: host).Should().BeNull();

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:8000")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("10.0.0.1")]
    [InlineData("")]
    public void Host_OfAnotherName_IsRefused(string host) => Refusal(host: host)!.Value.Type.Should().EndWith("#AccessDeniedException");

    [Theory]
    [InlineData("dynamodb.test")]
    [InlineData("DynamoDB.test:8000")]
    [InlineData("localhost")]
    public void Host_ThatIsAllowed_IsLetIn(string host) =>
        Refusal(new() { AllowedHosts = ["dynamodb.test"] }, host: host).Should().BeNull();

    [Fact]
    public void Host_WhereSignaturesAreVerified_MayBeAny_UnlessNamesAreGiven()
    {
        Refusal(WithKeys, host: "dynamodb.test").Should().BeNull();
        Refusal(WithKeys with { AllowedHosts = ["other.test"] }, host: "dynamodb.test").Should().NotBeNull();
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://localhost:3000")]
    [InlineData("null")]
    public void Origin_IsRefused(string origin) => Refusal(origin: origin)!.Value.Message.Should().Contain(origin);

    [Fact]
    public void Origin_ThatIsAllowed_IsLetIn()
    {
        var options = new DynamoEndpointOptions { CorsOrigins = ["http://localhost:3000"] };

        Refusal(options, origin: "http://localhost:3000").Should().BeNull();
        Refusal(options, origin: "http://localhost:3001").Should().NotBeNull();
        Refusal(new() { CorsOrigins = ["*"] }, origin: "https://anywhere.example").Should().BeNull();
    }

    [Fact]
    public void Address_ThatIsNotLoopback_IsRefusedWithoutKeys()
    {
        var elsewhere = IPAddress.Parse("192.0.2.1");

        Refusal(address: elsewhere).Should().NotBeNull();
        Refusal(WithKeys, address: elsewhere).Should().BeNull();
        Refusal(address: IPAddress.Parse("::ffff:127.0.0.1")).Should().BeNull();
        Refusal(address: IPAddress.IPv6Loopback).Should().BeNull();
    }

    [Fact]
    public async Task Server_RefusesAForeignHostAndAForeignOrigin()
    {
        await using var server = await TestServer.StartAsync();

        var host = await server.PostAsync("ListTables", "{}", request => request.Headers.Host = "evil.example");
        var origin = await server.PostAsync("ListTables", "{}", request => request.Headers.Add("Origin", "https://evil.example"));
        var health = await server.SendAsync(HttpMethod.Get, "/", request => request.Headers.Add("Origin", "https://evil.example"));
        var preflight = await PreflightAsync(server, "https://evil.example");

        new[] { host, origin, health, preflight }.Should().OnlyContain(answer => answer.Status == 403);
        new[] { host, origin, health, preflight }.Should().OnlyContain(answer => answer.Header("Access-Control-Allow-Origin") == null);
    }

    [Fact]
    public async Task Server_AnswersAPreflight_OfAnOriginThatMayAsk()
    {
        await using var server = await TestServer.StartAsync(new() { Endpoint = new() { CorsOrigins = ["http://localhost:3000"] } });

        var answer = await PreflightAsync(server, "http://localhost:3000");

        answer.Status.Should().Be(200);
        answer.Bytes.Should().BeEmpty();
        answer.Header("Access-Control-Allow-Origin").Should().Be("http://localhost:3000");
        answer.Header("Access-Control-Allow-Methods").Should().Be("POST");
        answer.Header("Access-Control-Allow-Headers").Should().Be("x-amz-target");
        answer.Header("Access-Control-Max-Age").Should().Be("172800");
        (await PreflightAsync(server, "http://localhost:3001")).Status.Should().Be(403);

        var request = await server.PostAsync("ListTables", "{}", message => message.Headers.Add("Origin", "http://localhost:3000"));
        request.Header("Access-Control-Allow-Origin").Should().Be("http://localhost:3000");
        request.Header("Access-Control-Expose-Headers").Should().Contain("x-amzn-RequestId");
        request.Header("Vary").Should().Be("Origin");
    }

    private static Task<Answer> PreflightAsync(TestServer server, string origin) => server.SendAsync(HttpMethod.Options, "/", request =>
    {
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "x-amz-target");
    });

    private static ErrorReply? Refusal(DynamoEndpointOptions? options = null, string host = "localhost", string? origin = null, IPAddress? address = null)
    {
        var context = new DefaultHttpContext();
        context.Request.Host = new HostString(host);
        context.Connection.LocalIpAddress = address ?? IPAddress.Loopback;
        if (origin is not null)
            context.Request.Headers.Origin = origin;
        return new Gate(options ?? new()).RefusalOf(context);
    }
}
