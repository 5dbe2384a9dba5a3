namespace LocalDynamo.Server.Signatures;

/// <summary>The Authorization header of Signature Version 4, in its parts.</summary>
internal sealed record AuthorizationHeader(string Credential, string SignedHeaders, string Signature)
{
    /// <summary>Says whether a header means to be a signature of this kind.</summary>
    public static bool IsMeant(string? header) => header is not null && header.StartsWith("AWS4-", StringComparison.Ordinal);

    /// <summary>Takes a header apart.</summary>
    /// <exception cref="SignatureException">A part is missing.</exception>
    public static AuthorizationHeader Parse(string header)
    {
        var parts = new Dictionary<string, string>();
        foreach (var part in header.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.IndexOf('=') is > 0 and var equals)
                parts[part[..equals]] = part[(equals + 1)..];
        }

        var missing = string.Concat(
            from name in (string[])["Credential", "Signature", "SignedHeaders"]
            where !parts.ContainsKey(name)
            select $"Authorization header requires '{name}' parameter. ");
        return missing.Length == 0
            ? new AuthorizationHeader(parts["Credential"], parts["SignedHeaders"], parts["Signature"])
            : throw SignatureException.Incomplete($"{missing}Authorization={header}");
    }
}
