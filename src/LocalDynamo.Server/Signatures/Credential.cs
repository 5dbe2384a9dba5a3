namespace LocalDynamo.Server.Signatures;

/// <summary>Who signed a request, and for what: the first part of its signature.</summary>
internal sealed record Credential(string AccessKey, string Date, string Region, string Service, string Terminator)
{
    /// <summary>Reads <c>KEY/20260131/us-east-1/dynamodb/aws4_request</c>; null where it is not of this form.</summary>
    public static Credential? Parse(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 5 ? new Credential(parts[0], parts[1], parts[2], parts[3], parts[4]) : null;
    }
}
