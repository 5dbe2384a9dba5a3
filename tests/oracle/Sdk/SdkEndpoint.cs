using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using LocalDynamo.Oracle.Wire;

namespace LocalDynamo.Oracle.Sdk;

/// <summary>A client of the AWS SDK, asked in the wire's JSON. What its answers and exceptions expose comes back as JSON again.</summary>
internal sealed class SdkEndpoint(AmazonDynamoDBClient client) : IEndpoint
{
    public Answer Send(string operation, JsonObject request)
    {
        var method = typeof(AmazonDynamoDBClient).GetMethods()
            .Single(method => method.Name == operation + "Async" && method.GetParameters() is [{ ParameterType.Name: var name }, _] && name == operation + "Request");
        var typed = SdkJson.Read(method.GetParameters()[0].ParameterType, request);
        try
        {
            var task = (Task)method.Invoke(client, [typed, CancellationToken.None])!;
            task.GetAwaiter().GetResult();
            var response = (AmazonWebServiceResponse)task.GetType().GetProperty("Result")!.GetValue(task)!;
            var body = SdkJson.Write(response);
            AddId(body, response.ResponseMetadata.RequestId);
            return new Answer(body);
        }
        catch (AmazonServiceException error)
        {
            var body = SdkJson.Write(error);
            body["Class"] = error.GetType().Name;
            body["IsRetryable"] = error.Retryable is not null;
            AddId(body, error.RequestId);
            return new Answer(body, error.ErrorCode, IsMadeUp(error) ? null : error.Message);
        }
        catch (Exception error)
        {
            // Any other exception is a defect, or the SDK's own refusal to send the request, which both sides must share.
            return new Answer([], "Defect." + error.GetType().Name, error.Message);
        }
    }

    /// <summary>Whether the service gave no text, and the SDK put one in its place that quotes the whole answer.</summary>
    private static bool IsMadeUp(AmazonServiceException error) => error.Message.StartsWith("The service returned an error with ", StringComparison.Ordinal);

    /// <summary>Each side has ids of its own, so only that there is one can be compared.</summary>
    private static void AddId(JsonObject body, string? id) => body["HasRequestId"] = id is { Length: > 0 };
}
