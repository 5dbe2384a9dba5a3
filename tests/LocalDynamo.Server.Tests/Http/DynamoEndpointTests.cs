namespace LocalDynamo.Server.Tests.Http;

public sealed class DynamoEndpointTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const string ListTables = "ListTables";

    private TestServer Server => fixture.Server;

    [Fact]
    public async Task Get_OfTheRoot_IsTheHealthCheck()
    {
        var answer = await Server.SendAsync(HttpMethod.Get, "/");

        answer.Status.Should().Be(200);
        answer.Text.Should().Be("healthy: dynamodb.us-east-1.amazonaws.com ");
        answer.Header("x-amz-crc32").Should().Be("3128867991");
    }

    [Fact]
    public async Task Head_OfTheRoot_IsTheHealthCheckWithoutItsText()
    {
        var answer = await Server.SendAsync(HttpMethod.Head, "/");

        answer.Status.Should().Be(200);
        answer.Header("Content-Length").Should().Be("42");
        answer.Bytes.Should().BeEmpty();
    }

    [Fact]
    public async Task Health_NamesTheRegion()
    {
        await using var server = await TestServer.StartAsync(new() { Endpoint = new() { Region = "eu-west-2" } });

        (await server.SendAsync(HttpMethod.Get, "/")).Text.Should().Be("healthy: dynamodb.eu-west-2.amazonaws.com ");
    }

    [Theory]
    [InlineData("PUT", "/")]
    [InlineData("DELETE", "/")]
    [InlineData("PATCH", "/")]
    [InlineData("OPTIONS", "/")]
    [InlineData("TRACE", "/")]
    [InlineData("NONSENSE", "/")]
    [InlineData("GET", "/nothing")]
    [InlineData("POST", "/nothing")]
    [InlineData("POST", "/")]
    public async Task OtherMethodsAndPaths_AreUnknown(string method, string path)
    {
        var answer = await Server.SendAsync(new HttpMethod(method), path);

        answer.Status.Should().Be(404);
        answer.Header("x-amzn-RequestId").Should().MatchRegex("^[0-9A-Z]{52}$");
        if (method != "TRACE")
            answer.Text.Should().Be("<UnknownOperationException/>\n");
        answer.Header("x-amz-crc32").Should().Be("3552371480");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    [InlineData("application/x-amz-json-1.1")]
    [InlineData("application/x-amz-json-1.00")]
    [InlineData("x")]
    public async Task OtherContentTypes_AreUnknown(string? contentType)
    {
        var answer = await Server.PostAsync(ListTables, "{}", request => SetContentType(request, contentType));

        answer.Status.Should().Be(404);
        answer.Text.Should().Be("<UnknownOperationException/>\n");
    }

    [Theory]
    [InlineData("application/x-amz-json-1.0; charset=utf-8")]
    [InlineData("Application/X-Amz-Json-1.0")]
    public async Task ContentType_MayHaveParametersAndAnyCase(string contentType) =>
        (await Server.PostAsync(ListTables, "{}", request => SetContentType(request, contentType))).Status.Should().Be(200);

    [Theory]
    [InlineData(null)]
    [InlineData("DynamoDB_20120810.Nothing")]
    [InlineData("DynamoDB_20120810.listtables")]
    [InlineData("DynamoDB_20120810.")]
    [InlineData("DynamoDB_20111205.ListTables")]
    [InlineData(".")]
    [InlineData("DynamoDBStreams_20120810.ListStreams")]
    [InlineData("DynamoDB_20120810.ListTables.")]
    public async Task UnknownTargets_AreUnknownOperations(string? target)
    {
        var answer = await Server.PostAsync(target, "{}");

        answer.Status.Should().Be(400);
        answer.Text.Should().Be("""{"__type":"com.amazon.coral.service#UnknownOperationException"}""");
    }

    [Theory]
    [InlineData("ListTables")]
    [InlineData("Nothing")]
    public async Task WhatIsNotJson_HasAnErrorWithoutText(string operation)
    {
        foreach (var body in (string[])["", " ", "{", "{\"TableName\":}", "{'a':1}", "nonsense", "{}{}", "{},", "{\"a\":1,}", "\"\\ud800"])
        {
            var answer = await Server.PostAsync(operation, body);

            answer.Status.Should().Be(400);
            answer.Text.Should().Be("""{"__type":"com.amazon.coral.service#SerializationException"}""", body);
        }
    }

    [Fact]
    public async Task TextThatIsNotUnicode_IsNotJson()
    {
        var answers = new[]
        {
            await Server.PostAsync("DescribeTable", """{"TableName":"\ud800"}"""),
            await Server.PostAsync("DescribeTable", [.. "{\"TableName\":\""u8, 0xff, .. "\"}"u8]),
            await Server.PostAsync("PutItem", """{"TableName":"Users","Item":{"id":{"S":"\udc00"}}}"""),
        };

        answers.Should().OnlyContain(answer => answer.Text == """{"__type":"com.amazon.coral.service#SerializationException"}""");
    }

    [Fact]
    public async Task Nesting_BeyondAnyReason_IsAnErrorOfTheCaller()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"L":[""", 400)) + string.Concat(Enumerable.Repeat("]}", 400));
        (await Server.PostAsync("PutItem", $$$"""{"TableName":"Users","Item":{"id":{"S":"x"},"deep":{{{deep}}}}}""")).Type
            .Should().Be("com.amazon.coral.validate#ValidationException");

        var bottomless = new string('[', 1_000_000);
        (await Server.PostAsync("PutItem", "{\"Item\":" + bottomless)).Type.Should().Be("com.amazon.coral.service#SerializationException");
    }

    [Fact]
    public async Task AnySignature_IsAccepted_AndNoneIsNeeded()
    {
        (await Server.PostAsync(ListTables, "{}")).Status.Should().Be(200);
        (await Server.PostAsync(ListTables, "{}", request => Authorize(
            request, "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0"))).Status.Should().Be(200);
    }

    [Fact]
    public async Task SignatureWithoutItsParts_IsIncomplete()
    {
        var answer = await Server.PostAsync(ListTables, "{}", request => Authorize(request, "AWS4-HMAC-SHA256 Signature=b"));

        answer.Status.Should().Be(400);
        answer.Type.Should().Be("com.amazon.coral.service#IncompleteSignatureException");
        answer.Message.Should().Be(
            "Authorization header requires 'Credential' parameter. Authorization header requires 'SignedHeaders' parameter. " +
            "Authorization=AWS4-HMAC-SHA256 Signature=b");
    }

    private static void Authorize(HttpRequestMessage request, string header) => request.Headers.TryAddWithoutValidation("Authorization", header);

    private static void SetContentType(HttpRequestMessage request, string? contentType)
    {
        request.Content!.Headers.Clear();
        if (contentType is not null)
            _ = request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
    }
}
