namespace LocalDynamo.Server;

/// <summary>How an endpoint answers, and whom. The defaults are right for programs on the same machine.</summary>
public sealed record DynamoEndpointOptions
{
    /// <summary>The region that the health answer names.</summary>
    /// <value><c>us-east-1</c> by default.</value>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The access key that every request has to be signed with.</summary>
    /// <value><see langword="null"/>, the default, for none: then any signature is accepted, and none is needed, on loopback addresses alone.</value>
    public string? AccessKey { get; init; }

    /// <summary>The secret that belongs to <see cref="AccessKey"/>.</summary>
    /// <value><see langword="null"/> by default. Both keys are given, or neither.</value>
    public string? SecretKey { get; init; }

    /// <summary>Names by which the endpoint may be called, in the Host header, beside those of the loopback addresses.</summary>
    /// <value>
    /// Empty by default. A web page whose host name leads to this machine (DNS rebinding) comes under that name, and is refused. Where
    /// signatures are verified and this is empty, any name will do: such a page can't sign.
    /// </value>
    public IReadOnlyCollection<string> AllowedHosts { get; init; } = [];

    /// <summary>The origins, such as <c>http://localhost:3000</c>, whose web pages may use the endpoint; <c>*</c> for all.</summary>
    /// <value>Empty by default: requests that a browser sends for a page are refused.</value>
    public IReadOnlyCollection<string> CorsOrigins { get; init; } = [];

    /// <summary>The clock that signatures are compared with.</summary>
    /// <value>The system's by default.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Whether requests must be signed with the key.</summary>
    internal bool VerifiesSignatures => AccessKey is not null;

    internal void Validate()
    {
        if (AccessKey is null != SecretKey is null || AccessKey is "" || SecretKey is "")
            throw new ArgumentException($"{nameof(AccessKey)} and {nameof(SecretKey)} belong together: give both, or neither.");
    }
}
