namespace LocalDynamo.Server.Tests.Wire;

/// <summary>What is not quite as an SDK would send it, and right all the same.</summary>
public sealed class MembersTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const string Ada = """{"Item":{"id":{"S":"ada"},"n":{"N":"1"}}}""";

    [Theory]
    [InlineData("""{"TableName":"Users","Key":{"id":{"S":"ada"}},"Unknown":{"a":[1,{"b":null}]}}""")]
    [InlineData("""{"Unknown":"x","Key":{"id":{"S":"ada"}},"TableName":"Users"}""")]
    [InlineData("""{"tableName":5,"Key":{"id":{"S":"ada"}},"TableName":"Users"}""")]
    [InlineData("""{"TableName":"Nobody","Key":{"id":{"S":"bob"}},"TableName":"Users","Key":{"id":{"S":"ada"}}}""")]
    [InlineData("""{"TableName":"Users","Key":{"id":{"S":"ada"}},"ConsistentRead":null,"ProjectionExpression":null}""")]
    [InlineData("""{"TableName":"Users","Key":{"id":{"S":"\u0061da"}}}""")]
    [InlineData("""{"Table\u004eame":"Users","Key":{"id":{"S":"ada"}}}""")]
    [InlineData(""" { "TableName" : "Users" , "Key" : { "id" : { "S" : "ada" } } } """)]
    public async Task Request_InAnotherForm_IsTheSame(string body) => (await fixture.Server.PostAsync("GetItem", body)).Text.Should().Be(Ada);

    [Fact]
    public async Task Request_IsRead_HoweverItIsCutIntoPieces()
    {
        var body = """{"TableName":"Users","Key":{"id":{"S":"ada"}}}"""u8.ToArray();
        for (var cut = 1; cut < body.Length; cut += 7)
        {
            var answer = await fixture.Server.PostAsync("GetItem", "", request =>
            {
                request.Content = new StreamContent(new Pieces(body, cut));
                _ = request.Content.Headers.TryAddWithoutValidation("Content-Type", TestServer.Json);
            });
            answer.Text.Should().Be(Ada);
        }
    }

    /// <summary>A stream that gives its bytes away a few at a time.</summary>
    private sealed class Pieces(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(size, buffer.Length)]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
