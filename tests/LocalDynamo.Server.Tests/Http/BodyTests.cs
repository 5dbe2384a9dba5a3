using System.IO.Compression;
using System.Text;

namespace LocalDynamo.Server.Tests.Http;

public sealed class BodyTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const int MaxBytes = 16 << 20;

    [Fact]
    public async Task Body_OfTheLimit_IsRead()
    {
        var answer = await fixture.Server.PostAsync("ListTables", Padded(MaxBytes));

        answer.Status.Should().Be(200);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Body_OverTheLimit_IsTooLarge(bool isChunked)
    {
        var answer = await fixture.Server.PostAsync("ListTables", Padded(MaxBytes + 1), request => request.Headers.TransferEncodingChunked = isChunked);

        answer.Status.Should().Be(413);
        answer.Bytes.Should().BeEmpty();
        answer.Header("x-amzn-RequestId").Should().MatchRegex("^[0-9A-Z]{52}$");
    }

    [Fact]
    public async Task PackedBody_IsUnpacked()
    {
        var answer = await SendPackedAsync(Pack("""{"TableName":"Users","Key":{"id":{"S":"ada"}}}"""));

        answer.Text.Should().Be("""{"Item":{"id":{"S":"ada"},"n":{"N":"1"}}}""");
    }

    [Fact]
    public async Task PackedBody_ThatUnpacksOverTheLimit_IsTooLarge() =>
        (await SendPackedAsync(Pack(new string(' ', MaxBytes + 1)))).Status.Should().Be(413);

    [Fact]
    public async Task PackedBody_ThatIsNotGzip_IsNotJson()
    {
        (await SendPackedAsync("{}"u8.ToArray())).Text.Should().Be("""{"__type":"com.amazon.coral.service#SerializationException"}""");
        (await SendPackedAsync(Pack("{}")[..12])).Text.Should().Be("""{"__type":"com.amazon.coral.service#SerializationException"}""");
    }

    private Task<Answer> SendPackedAsync(byte[] body) =>
        fixture.Server.PostAsync("GetItem", body, request => request.Content!.Headers.ContentEncoding.Add("gzip"));

    private static byte[] Padded(int length)
    {
        var body = new byte[length];
        body.AsSpan().Fill((byte)' ');
        "{}"u8.CopyTo(body);
        return body;
    }

    private static byte[] Pack(string text)
    {
        var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
            stream.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
