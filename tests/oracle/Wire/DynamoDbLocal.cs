using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LocalDynamo.Oracle.Wire;

/// <summary>A running DynamoDB Local, asked over HTTP.</summary>
internal sealed class DynamoDbLocal(Uri endpoint) : IEndpoint, IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };

    public Answer Send(string operation, JsonObject request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new StringContent(request.ToJsonString(WireJson.Plain), Encoding.UTF8, "application/x-amz-json-1.0"),
        };
        _ = message.Headers.TryAddWithoutValidation("X-Amz-Target", "DynamoDB_20120810." + operation);

        // The signature is not checked; the header only has to look like one.
        _ = message.Headers.TryAddWithoutValidation(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=oracle/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0");

        using var response = _http.Send(message);
        using var stream = response.Content.ReadAsStream();
        var body = (JsonObject)JsonNode.Parse(stream, documentOptions: new JsonDocumentOptions { MaxDepth = WireJson.MaxDepth })!;
        if (response.IsSuccessStatusCode)
            return new Answer(body);

        var type = (string?)body["__type"] ?? $"HTTP {(int)response.StatusCode}";
        return new Answer(body, type[(type.IndexOf('#') + 1)..], (string?)(body["message"] ?? body["Message"]));
    }

    public void Dispose() => _http.Dispose();
}
