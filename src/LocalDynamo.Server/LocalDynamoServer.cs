using LocalDynamo.Server.Databases;
using LocalDynamo.Server.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalDynamo.Server;

/// <summary>DynamoDB's endpoint as a server of its own, for SDKs of every language and the AWS CLI.</summary>
/// <example>
/// <code>
/// await using var server = await LocalDynamoServer.StartAsync(new LocalDynamoServerOptions { Port = 0 });
/// Console.WriteLine(server.Address);
/// </code>
/// </example>
public sealed partial class LocalDynamoServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly IDatabases _databases;

    private LocalDynamoServer(WebApplication application, IDatabases databases, Uri address) =>
        (_application, _databases, Address) = (application, databases, address);

    /// <summary>Where the server listens, with the port that it has picked.</summary>
    public Uri Address { get; }

    /// <summary>Opens the database and listens.</summary>
    /// <param name="options">What is served, and where; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The server, which answers, to be disposed of.</returns>
    /// <exception cref="ArgumentException">The options contradict each other, or ask for an address that needs a key without giving one.</exception>
    /// <exception cref="IOException">The address is in use, or the folder can't be opened.</exception>
    public static async Task<LocalDynamoServer> StartAsync(
        LocalDynamoServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new LocalDynamoServerOptions();
        options.Endpoint.Validate();
        var application = ServerHost.Build(options);
        var loggerFactory = application.Services.GetRequiredService<ILoggerFactory>();
        IDatabases? databases = null;
        try
        {
            databases = Open(options, loggerFactory);
            var logger = loggerFactory.CreateLogger("LocalDynamo.Server");
            application.Run(new DynamoEndpoint(databases, options.Endpoint, logger).HandleAsync);
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            var address = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
            LogReady(logger, address.GetLeftPart(UriPartial.Authority), options.DataFolder is null ? "in memory" : $"in {options.DataFolder}");
            return new LocalDynamoServer(application, databases, address);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            databases?.Dispose();
            throw;
        }
    }

    /// <summary>Waits until the process is asked to end, by SIGINT or SIGTERM, or the server is stopped.</summary>
    /// <param name="cancellationToken">Stops the server.</param>
    /// <returns>Completes when the server has stopped.</returns>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => _application.WaitForShutdownAsync(cancellationToken);

    /// <summary>Answers what is being asked, for a moment at most, then closes all connections and the database.</summary>
    /// <returns>Completes when everything is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        _databases.Dispose();
    }

    private static IDatabases Open(LocalDynamoServerOptions options, ILoggerFactory loggerFactory)
    {
        var folder = options.DataFolder;
        var settings = options.Database with { LoggerFactory = options.Database.LoggerFactory ?? loggerFactory };
        if (options.PerCredentials)
        {
            return new CredentialDatabases((name, region) => folder is null
                ? DynamoDatabase.InMemory(settings with { Region = region })
                : DynamoDatabase.Open(Path.Combine(folder, name), settings with { Region = region }));
        }

        var database = folder is null ? DynamoDatabase.InMemory(settings) : DynamoDatabase.Open(folder, settings);
        return new SharedDatabase(database, database);
    }

    [LoggerMessage(3, LogLevel.Information, "Ready at {Address}, {Place}")]
    private static partial void LogReady(ILogger logger, string address, string place);
}
