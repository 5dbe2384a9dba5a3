using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LocalDynamo.Oracle.Wire;

/// <summary>A server that is asked over HTTP: DynamoDB Local, or the one of this repository.</summary>
/// <param name="endpoint">Where it listens.</param>
/// <param name="tellsWire">Whether answers have what only HTTP tells: the status, and the prefix of an error's name.</param>
internal sealed class HttpEndpoint(Uri endpoint, bool tellsWire) : IEndpoint, IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };

    public Answer Send(string operation, JsonObject request) =>
        Send(new WireRequest("DynamoDB_20120810." + operation, request.ToJsonString(WireJson.Plain)));

    public Answer Send(WireRequest request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new StringContent(request.Body, Encoding.UTF8, "application/x-amz-json-1.0"),
        };
        _ = message.Headers.TryAddWithoutValidation("X-Amz-Target", request.Target);

        // The signature is not checked; the header only has to look like one.
        _ = message.Headers.TryAddWithoutValidation(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=oracle/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0");

        using var response = _http.Send(message);
        using var stream = response.Content.ReadAsStream();
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        CheckSum(response, bytes);
        bytes.Position = 0;
        var body = (JsonObject)JsonNode.Parse(bytes, documentOptions: new JsonDocumentOptions { MaxDepth = WireJson.MaxDepth })!;
        var status = (int)response.StatusCode;
        var type = response.IsSuccessStatusCode ? null : (string?)body["__type"] ?? $"HTTP {status}";
        return new Answer(body, type?[(type.IndexOf('#') + 1)..], (string?)(type is null ? null : body["message"] ?? body["Message"]))
        {
            Wire = tellsWire ? $"{status} {type?[..(type.IndexOf('#') + 1)]}" : null,
        };
    }

    public void Dispose() => _http.Dispose();

    /// <summary>An answer's checksum has to be that of its bytes. DynamoDB Local has none where it fails.</summary>
    private static void CheckSum(HttpResponseMessage response, MemoryStream body)
    {
        var sum = Crc32.HashToUInt32(body.GetBuffer().AsSpan(0, (int)body.Length)).ToString(CultureInfo.InvariantCulture);
        if (response.Headers.TryGetValues("x-amz-crc32", out var told) && told.Single() != sum)
            throw new InvalidDataException($"x-amz-crc32 is not the sum of {Encoding.UTF8.GetString(body.ToArray())}");
    }
}
