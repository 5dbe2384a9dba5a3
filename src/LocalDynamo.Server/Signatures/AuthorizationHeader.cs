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

        if (parts.TryGetValue("Credential", out var credential)
            && parts.TryGetValue("SignedHeaders", out var signedHeaders)
            && parts.TryGetValue("Signature", out var signature))
        {
            return new AuthorizationHeader(credential, signedHeaders, signature);
        }

        var missing = ((string[])["Credential", "Signature", "SignedHeaders"]).Where(name => !parts.ContainsKey(name))
            .Select(name => $"Authorization header requires '{name}' parameter. ");
        throw SignatureException.Incomplete($"{string.Concat(missing)}Authorization={header}");
    }
}
