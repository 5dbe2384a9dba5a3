using LocalDynamo.Operations;
using LocalDynamo.Server.Databases;
using LocalDynamo.Server.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LocalDynamo.Server;

/// <summary>Puts DynamoDB's endpoint into an ASP.NET Core application.</summary>
public static class LocalDynamoEndpointExtensions
{
    /// <summary>Answers DynamoDB's operations at the application's root, from a database of the program's own.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="engine">The database, which stays the program's to dispose of, or what stands before it.</param>
    /// <param name="options">How it answers, and whom; <see langword="null"/> for the defaults.</param>
    /// <returns>What further conventions can be added to.</returns>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    /// <remarks>
    /// SDKs send all their requests to <c>/</c>, so that path becomes the endpoint's, for POST, GET, HEAD and OPTIONS. Limits on connections, headers and slow
    /// senders are the application's own, see <c>KestrelServerLimits</c>.
    /// </remarks>
    public static IEndpointConventionBuilder MapLocalDynamo(
        this IEndpointRouteBuilder endpoints, IDynamoEngine engine, DynamoEndpointOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(engine);
        options ??= new DynamoEndpointOptions();
        options.Validate();
        var logger = endpoints.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger("LocalDynamo.Server");
        return endpoints.Map("/", new DynamoEndpoint(new SharedDatabase(engine), options, logger).HandleAsync);
    }
}
