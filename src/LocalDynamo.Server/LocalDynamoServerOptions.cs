using System.Net;
using Microsoft.Extensions.Logging;

namespace LocalDynamo.Server;

/// <summary>What <see cref="LocalDynamoServer"/> serves, and where.</summary>
public sealed record LocalDynamoServerOptions
{
    /// <summary>The address to listen on.</summary>
    /// <value>
    /// <c>127.0.0.1</c> by default. <c>localhost</c> means the same; <c>*</c> is every address of the machine. An address that is not a loopback one needs
    /// <see cref="DynamoEndpointOptions.AccessKey"/>.
    /// </value>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The port to listen on.</summary>
    /// <value>8000 by default; 0 picks a free one.</value>
    public int Port { get; init; } = 8000;

    /// <summary>The folder of the database, made if it is not there.</summary>
    /// <value><see langword="null"/>, the default, keeps the database in memory.</value>
    public string? DataFolder { get; init; }

    /// <summary>Whether each access key has a database of its own for each region, as in DynamoDB Local, instead of one for all.</summary>
    /// <value><see langword="false"/> by default. In a folder, each is a folder below it.</value>
    public bool PerCredentials { get; init; }

    /// <summary>How many connections there may be at one moment; more are closed at once.</summary>
    /// <value>4,096 by default.</value>
    public int MaxConnections { get; init; } = 4_096;

    /// <summary>How the database works.</summary>
    public DynamoDatabaseOptions Database { get; init; } = new();

    /// <summary>How the endpoint answers, and whom.</summary>
    public DynamoEndpointOptions Endpoint { get; init; } = new();

    /// <summary>From which level on the server logs to the console.</summary>
    /// <value>Information by default, which is a line when it is ready; one a request at <see cref="LogLevel.Debug"/>.</value>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>The address as such.</summary>
    /// <exception cref="ArgumentException">It is none, or one that needs a key.</exception>
    internal IPAddress ToAddress()
    {
        var address = Host switch
        {
            "localhost" => IPAddress.Loopback,
            "*" => IPAddress.IPv6Any,
            _ => IPAddress.TryParse(Host, out var parsed) ? parsed : throw new ArgumentException($"'{Host}' is not an IP address of this machine."),
        };
        return IPAddress.IsLoopback(address) || Endpoint.VerifiesSignatures ? address : throw new ArgumentException(
            $"Whoever reaches {Host} could read and write everything: another address than a loopback one needs an access key and a secret key.");
    }
}
