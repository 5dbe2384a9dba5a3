using System.Globalization;
using System.IO.Hashing;

namespace LocalDynamo.Server.Tests.Http;

public sealed class ReplyTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const string GetAda = """{"TableName":"Users","Key":{"id":{"S":"ada"}}}""";

    [Fact]
    public async Task Reply_HasTheServicesHeaders()
    {
        var answer = await fixture.Server.PostAsync("GetItem", GetAda);

        answer.Status.Should().Be(200);
        answer.Header("x-amzn-RequestId").Should().MatchRegex("^[0-9A-Z]{52}$");
        answer.Header("Content-Type").Should().Be("application/x-amz-json-1.0");
        answer.Header("Content-Length").Should().Be(answer.Bytes.Length.ToString(CultureInfo.InvariantCulture));
        answer.Header("x-amz-crc32").Should().Be(Crc32.HashToUInt32(answer.Bytes).ToString(CultureInfo.InvariantCulture));
        answer.Text.Should().Be("""{"Item":{"id":{"S":"ada"},"n":{"N":"1"}}}""");
    }

    [Fact]
    public async Task RequestIds_AreNeverTheSame()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => fixture.Server.PostAsync("GetItem", GetAda)));

        answers.Select(answer => answer.Header("x-amzn-RequestId")).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Error_HasTheServicesHeadersToo()
    {
        var answer = await fixture.Server.PostAsync("GetItem", "{}");

        answer.Status.Should().Be(400);
        answer.Header("x-amzn-RequestId").Should().MatchRegex("^[0-9A-Z]{52}$");
        answer.Header("Content-Type").Should().Be("application/x-amz-json-1.0");
        answer.Header("x-amz-crc32").Should().Be(Crc32.HashToUInt32(answer.Bytes).ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("gzip", true)]
    [InlineData("deflate, gzip;q=0.5", true)]
    [InlineData("gzip;q=0", false)]
    [InlineData("identity", false)]
    [InlineData("nonsense;;=", false)]
    public async Task Reply_IsPackedWhereThatIsWanted_AndItsSumIsOfWhatIsSent(string acceptEncoding, bool isPacked)
    {
        var answer = await fixture.Server.PostAsync(
            "GetItem", GetAda, request => request.Headers.TryAddWithoutValidation("Accept-Encoding", acceptEncoding));

        answer.Header("Content-Encoding").Should().Be(isPacked ? "gzip" : null);
        answer.Header("x-amz-crc32").Should().Be(Crc32.HashToUInt32(answer.Bytes).ToString(CultureInfo.InvariantCulture));
        answer.Header("Content-Length").Should().Be(answer.Bytes.Length.ToString(CultureInfo.InvariantCulture));
        answer.Text.Should().Be("""{"Item":{"id":{"S":"ada"},"n":{"N":"1"}}}""");
    }

    [Fact]
    public async Task ReplyOfAPage_ComesWhole()
    {
        await using var server = await TestServer.StartAsync();
        _ = await server.CreateUsersAsync();
        var text = new string('ä', 100_000);
        for (var i = 0; i < 5; i++)
            _ = await server.PostAsync("PutItem", $$$"""{"TableName":"Users","Item":{"text":{"S":"{{{text}}}"},"id":{"S":"{{{i}}}"} } }""");

        var answer = await server.PostAsync("Scan", """{"TableName":"Users"}""");

        ((int)answer.Json["Count"]!).Should().Be(5);
        answer.Json["Items"]!.AsArray().Should().OnlyContain(item => (string)item!["text"]!["S"]! == text);
    }
}
