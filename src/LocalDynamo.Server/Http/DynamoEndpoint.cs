using System.Diagnostics;
using System.Text;
using LocalDynamo.Server.Databases;
using LocalDynamo.Server.Signatures;
using LocalDynamo.Server.Wire;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace LocalDynamo.Server.Http;

/// <summary>
/// DynamoDB's endpoint: takes a request through the checks that come before its operation, has the operation carried out, and writes
/// the reply.
/// </summary>
internal sealed partial class DynamoEndpoint(IDatabases databases, DynamoEndpointOptions options, ILogger logger)
{
    private const string JsonContentType = "application/x-amz-json-1.0";
    private const string TargetHeader = "X-Amz-Target";

    private readonly Gate _gate = new(options);
    private readonly byte[] _health = Encoding.UTF8.GetBytes($"healthy: dynamodb.{options.Region}.amazonaws.com ");

    private readonly SignatureVerifier? _verifier = options is { AccessKey: { } accessKey, SecretKey: { } secretKey }
        ? new SignatureVerifier(accessKey, secretKey, options.TimeProvider)
        : null;

    public async Task HandleAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var requestId = RequestId.New();
        context.Response.Headers[Reply.RequestIdHeader] = requestId;
        var error = await AnswerAsync(context).ConfigureAwait(false);
        if (error is { } reply)
            Write(context, reply);

        if (logger.IsEnabled(LogLevel.Debug))
        {
            var what = (string?)context.Request.Headers[TargetHeader] ?? context.Request.Method;
            LogRequest(what, context.Response.StatusCode, error?.Type, Stopwatch.GetElapsedTime(started).TotalMilliseconds, requestId);
        }
    }

    /// <summary>Writes the reply, or says with which error to reply.</summary>
    private async ValueTask<ErrorReply?> AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        try
        {
            if (_gate.RefusalOf(context) is { } refusal)
                return refusal;

            _gate.AddCors(context);
            if (HttpMethods.IsPost(request.Method) && request.Path == "/" && IsJson(request.ContentType))
                return await RunAsync(context).ConfigureAwait(false);

            WriteWithoutOperation(context);
            return null;
        }
        catch (DynamoException error)
        {
            return ErrorReply.Of(error);
        }
        catch (SerializationException error)
        {
            return ErrorReply.Of(error);
        }
        catch (SignatureException error)
        {
            return ErrorReply.Of(error);
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            Reply.Write(context, error.StatusCode, null, []);
            return null;
        }
        catch (ConnectionResetException)
        {
            // The caller is gone. Kestrel may not know yet, and would look for the rest of the body.
            context.Abort();
            return null;
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or BadHttpRequestException))
        {
            LogFailure(failure, request.Headers[TargetHeader], context.Response.Headers[Reply.RequestIdHeader]);
            return ErrorReply.InternalFailure;
        }
    }

    // What comes first is what the service checks first: the JSON, then the target, then the signature, then the operation's own rules.
    // A signature that is verified is checked before anything else, though: a stranger's body is not worth reading.
    private async ValueTask<ErrorReply?> RunAsync(HttpContext context)
    {
        var request = context.Request;
        var signed = _verifier?.Begin(request);
        using var sent = await Body.ReadAsync(request, context.RequestAborted).ConfigureAwait(false);
        if (signed is not null)
            _verifier!.Verify(request, signed, sent.Bytes);

        using var body = Gzip.IsUsedBy(request) ? Gzip.Unpack(sent) : sent;
        if (OperationTable.Find(request.Headers[TargetHeader]) is not { } operation)
        {
            JsonSyntax.Check(body.Bytes);
            throw new UnknownOperationException();
        }

        var engine = databases.Of(signed?.Credential ?? ClaimedCredential(request));
        using var reply = await operation.RunAsync(engine, body.Bytes, request.Host.Value ?? "", context.RequestAborted).ConfigureAwait(false);
        Reply.Write(context, StatusCodes.Status200OK, JsonContentType, reply.Written);
        return null;
    }

    /// <summary>Who an unverified signature says has signed; null where there is none.</summary>
    private static Credential? ClaimedCredential(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && AuthorizationHeader.IsMeant(header)
            ? Credential.Parse(AuthorizationHeader.Parse(header).Credential)
            : null;

    private static bool IsJson(string? contentType) =>
        contentType == JsonContentType
        || (MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals(JsonContentType, StringComparison.OrdinalIgnoreCase));

    /// <summary>Answers what is not an operation: the health check, a browser's question whether it may ask, and what there is not.</summary>
    private void WriteWithoutOperation(HttpContext context)
    {
        var method = context.Request.Method;
        var isHere = context.Request.Path == "/";
        if (isHere && (HttpMethods.IsGet(method) || HttpMethods.IsHead(method)))
            Reply.Write(context, StatusCodes.Status200OK, null, _health);
        else if (isHere && HttpMethods.IsOptions(method) && context.Request.Headers.Origin.Count > 0)
            Reply.Write(context, StatusCodes.Status200OK, null, []);
        else
            Reply.Write(context, StatusCodes.Status404NotFound, null, "<UnknownOperationException/>\n"u8);
    }

    private static void Write(HttpContext context, in ErrorReply error)
    {
        using var buffer = JsonBuffer.Rent();
        error.Write(buffer.Writer);
        Reply.Write(context, error.Status, JsonContentType, buffer.Written);
    }

    [LoggerMessage(1, LogLevel.Debug, "{Request} {Status} {Error} {Milliseconds:F3} ms {RequestId}")]
    private partial void LogRequest(string request, int status, string? error, double milliseconds, string requestId);

    [LoggerMessage(2, LogLevel.Error, "{Request} has failed, request {RequestId}")]
    private partial void LogFailure(Exception failure, string? request, string? requestId);
}
