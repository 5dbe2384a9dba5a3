using System.Net;
using Microsoft.AspNetCore.Http;

namespace LocalDynamo.Server.Http;

/// <summary>Whom the endpoint lets in at all, before anything of a request is read but its headers.</summary>
/// <remarks>
/// An endpoint without keys is open to every program on the machine, and must not be to the web pages that a browser on it shows. Those
/// come with their origin, or, if they make a name of their own lead to this machine, with that name as the host.
/// </remarks>
internal sealed class Gate(DynamoEndpointOptions options)
{
    private readonly HashSet<string> _hosts = new(options.AllowedHosts, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _origins = new(options.CorsOrigins, StringComparer.OrdinalIgnoreCase);
    private readonly bool _allowsEveryOrigin = options.CorsOrigins.Contains("*");
    private readonly bool _allowsEveryHost = options.VerifiesSignatures && options.AllowedHosts.Count == 0;

    /// <summary>Why a request is refused; null where it is not.</summary>
    public ErrorReply? RefusalOf(HttpContext context)
    {
        if (!options.VerifiesSignatures && context.Connection.LocalIpAddress is { } address && !IsLoopback(address))
            return ErrorReply.AccessDenied("Without an access key of its own this endpoint answers on loopback addresses alone.");

        var host = context.Request.Host;
        if (!_allowsEveryHost && !IsLoopback(host.Host) && !_hosts.Contains(host.Host) && !_hosts.Contains(host.Value ?? ""))
            return ErrorReply.AccessDenied($"This endpoint is not called '{host.Host}'. Further names are given with --allow-host.");

        return context.Request.Headers.Origin is [{ } origin, ..] && !Allows(origin)
            ? ErrorReply.AccessDenied($"Pages of {origin} may not use this endpoint. Origins are given with --cors.")
            : null;
    }

    /// <summary>Adds what a browser needs to hand the reply to the page.</summary>
    public void AddCors(HttpContext context)
    {
        if (context.Request.Headers.Origin is not [{ } origin, ..])
            return;

        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.Vary = "Origin";
        if (!HttpMethods.IsOptions(context.Request.Method))
        {
            headers.AccessControlExposeHeaders = "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date";
            return;
        }

        headers.AccessControlMaxAge = "172800";
        headers.AccessControlAllowMethods = context.Request.Headers.AccessControlRequestMethod;
        headers.AccessControlAllowHeaders = context.Request.Headers.AccessControlRequestHeaders;
    }

    private bool Allows(string origin) => _allowsEveryOrigin || _origins.Contains(origin);

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IsLoopback(address));

    private static bool IsLoopback(IPAddress address) =>
        IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}
