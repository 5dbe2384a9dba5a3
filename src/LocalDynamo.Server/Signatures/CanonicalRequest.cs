using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace LocalDynamo.Server.Signatures;

/// <summary>A request in the one form in which both sides can sign it.</summary>
internal static class CanonicalRequest
{
    private static readonly SearchValues<char> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    /// <summary>The SHA-256 of the canonical request, in hexadecimal digits.</summary>
    public static string HashOf(HttpRequest request, IReadOnlyList<string> signedHeaders, ReadOnlySpan<byte> body)
    {
        var text = new StringBuilder()
            .Append(request.Method).Append('\n')
            .Append("/\n")
            .Append(Query(request.QueryString.Value ?? "")).Append('\n');
        foreach (var name in signedHeaders)
            text.Append(name).Append(':').Append(HeaderValue(request, name)).Append('\n');
        text.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(Hex(SHA256.HashData(body)));
        return Hex(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    public static string Hex(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash);

    /// <summary>Values of one name are joined, and spaces at their ends and doubled ones left out.</summary>
    private static string HeaderValue(HttpRequest request, string name) => string.Join(',', request.Headers[name]
        .Select(value => string.Join(' ', (value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    private static string Query(string query) => string.Join('&', query.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Name: Encoded(pair[0]), Value: pair.Length == 2 ? Encoded(pair[1]) : ""))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal)
        .ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Name}={pair.Value}"));

    private static string Encoded(string part)
    {
        var text = Uri.UnescapeDataString(part);
        return text.AsSpan().ContainsAnyExcept(Unreserved) ? Uri.EscapeDataString(text) : text;
    }
}
