using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace LocalDynamo.Server.Signatures;

/// <summary>Verifies that requests were signed, with Signature Version 4, by the one who has the key.</summary>
/// <remarks>The page "Create a signed AWS API request" of the IAM user guide tells how they are made.</remarks>
internal sealed class SignatureVerifier(string accessKey, string secretKey, TimeProvider timeProvider)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string Service = "dynamodb";
    private const string Terminator = "aws4_request";
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>How far the caller's clock may be from this one.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);

    private readonly byte[] _accessKey = Encoding.UTF8.GetBytes(accessKey);
    private readonly byte[] _secretKey = Encoding.UTF8.GetBytes("AWS4" + secretKey);

    // A key is good for a day and a region, so the next request nearly always has that of the last one.
    private volatile SigningKey? _lastKey;

    /// <summary>Checks all of a signature that can be checked without the body, so that a stranger's is not even read.</summary>
    /// <exception cref="SignatureException">The request is not signed, or by someone else, or not now.</exception>
    public SignedRequest Begin(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } header] || !AuthorizationHeader.IsMeant(header))
            throw SignatureException.Missing();

        if (request.Query.ContainsKey("X-Amz-Algorithm"))
            throw SignatureException.Invalid("Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");

        var authorization = AuthorizationHeader.Parse(header);
        var time = TimeOf(request) ?? throw SignatureException.Incomplete(
            $"Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization={header}");
        var credential = CheckedCredential(authorization, time);
        CheckTime(time);
        return new SignedRequest(credential, time, CheckedHeaders(request, authorization), authorization.Signature);
    }

    /// <summary>Checks the signature itself.</summary>
    /// <exception cref="SignatureException">It is not what the key gives for this request.</exception>
    public void Verify(HttpRequest request, SignedRequest signed, ReadOnlySpan<byte> body)
    {
        var credential = signed.Credential;
        var scope = $"{credential.Date}/{credential.Region}/{Service}/{Terminator}";
        var text = $"{Algorithm}\n{Text(signed.Time)}\n{scope}\n{CanonicalRequest.HashOf(request, signed.Headers, body)}";
        var expected = CanonicalRequest.Hex(HMACSHA256.HashData(KeyOf(credential), Encoding.UTF8.GetBytes(text)));
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(signed.Signature)))
        {
            throw SignatureException.Invalid(
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. " +
                "Consult the service documentation for details.");
        }
    }

    private Credential CheckedCredential(AuthorizationHeader authorization, DateTimeOffset time)
    {
        var credential = Credential.Parse(authorization.Credential) ?? throw SignatureException.Incomplete(
            $"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{authorization.Credential}'");
        if (!CryptographicOperations.FixedTimeEquals(_accessKey, Encoding.UTF8.GetBytes(credential.AccessKey)))
            throw SignatureException.Unrecognized();
        if (credential.Service != Service)
            throw SignatureException.Invalid($"Credential should be scoped to correct service: '{Service}'. ");
        if (credential.Terminator != Terminator)
            throw SignatureException.Invalid($"Credential should be scoped with a valid terminator: '{Terminator}', not '{credential.Terminator}'. ");

        var text = Text(time);
        return credential.Date == text[..8] ? credential : throw SignatureException.Invalid(
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: " +
            $"'{credential.Date}' != '{text[..8]}', from '{text}'.");
    }

    private void CheckTime(DateTimeOffset time)
    {
        var now = timeProvider.GetUtcNow();
        if (time < now - Skew)
        {
            throw SignatureException.Invalid(
                $"Signature expired: {Text(time)} is now earlier than {Text(now - Skew)} ({Text(now)} - {Skew.TotalMinutes} min.)");
        }

        if (time > now + Skew)
        {
            throw SignatureException.Invalid(
                $"Signature not yet current: {Text(time)} is still later than {Text(now + Skew)} ({Text(now)} + {Skew.TotalMinutes} min.)");
        }
    }

    /// <summary>The host and what says which operation is meant, and when, have to be signed: with another one the signature would be worth something elsewhere.</summary>
    private static string[] CheckedHeaders(HttpRequest request, AuthorizationHeader authorization)
    {
        var signed = authorization.SignedHeaders.Split(';');
        var unsigned = request.Headers.Keys
            .Select(name => name.ToLowerInvariant())
            .Where(name => name is "host" || name.StartsWith("x-amz-", StringComparison.Ordinal))
            .FirstOrDefault(name => !signed.Contains(name));
        return unsigned is null ? signed : throw SignatureException.Invalid(
            unsigned is "host"
                ? "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
                : $"'{unsigned}' must be a 'SignedHeader' in the AWS Authorization.");
    }

    private static DateTimeOffset? TimeOf(HttpRequest request) =>
        DateTimeOffset.TryParseExact(
            (string?)request.Headers["X-Amz-Date"], TimeFormat, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        || DateTimeOffset.TryParseExact(
            (string?)request.Headers.Date, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)
            ? time
            : null;

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private byte[] KeyOf(Credential credential)
    {
        if (_lastKey is not { } key || key.Date != credential.Date || key.Region != credential.Region)
        {
            var bytes = _secretKey;
            foreach (var part in (string[])[credential.Date, credential.Region, Service, Terminator])
                bytes = HMACSHA256.HashData(bytes, Encoding.UTF8.GetBytes(part));
            _lastKey = key = new SigningKey(credential.Date, credential.Region, bytes);
        }

        return key.Bytes;
    }

    private sealed record SigningKey(string Date, string Region, byte[] Bytes);
}

/// <summary>A request whose signature remains to be compared.</summary>
internal sealed record SignedRequest(Credential Credential, DateTimeOffset Time, IReadOnlyList<string> Headers, string Signature);
