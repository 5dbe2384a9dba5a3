namespace LocalDynamo.Server.Signatures;

/// <summary>A request is not signed as it has to be.</summary>
internal sealed class SignatureException(string errorCode, string message) : Exception(message)
{
    /// <summary>The service's name of the error.</summary>
    public string ErrorCode { get; } = errorCode;

    public static SignatureException Missing() => new("MissingAuthenticationTokenException", "Request is missing Authentication Token");

    public static SignatureException Incomplete(string message) => new("IncompleteSignatureException", message);

    public static SignatureException Invalid(string message) => new("InvalidSignatureException", message);

    /// <summary>Nobody has this access key.</summary>
    public static SignatureException Unrecognized() => new("UnrecognizedClientException", "The security token included in the request is invalid.");
}
