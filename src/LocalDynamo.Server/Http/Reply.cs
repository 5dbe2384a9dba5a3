using System.Buffers;
using System.Globalization;
using System.IO.Hashing;
using Microsoft.AspNetCore.Http;

namespace LocalDynamo.Server.Http;

/// <summary>Writes replies: the status, the body, and the headers that the service sends with each.</summary>
internal static class Reply
{
    public const string RequestIdHeader = "x-amzn-RequestId";

    private const string ChecksumHeader = "x-amz-crc32";

    /// <summary>Writes a whole reply. It is sent when the request ends.</summary>
    public static void Write(HttpContext context, int status, string? contentType, ReadOnlySpan<byte> body)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        if (body.Length > 0 && Gzip.IsWantedBy(context.Request))
        {
            body = Gzip.Pack(body);
            response.Headers.ContentEncoding = "gzip";
        }

        // SDKs compare the sum with the bytes as they come, packed or not.
        response.Headers[ChecksumHeader] = Crc32.HashToUInt32(body).ToString(CultureInfo.InvariantCulture);
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            response.BodyWriter.Write(body);
    }
}
