using Amazon;
using Amazon.DynamoDBv2;
using LocalDynamo;
using LocalDynamo.AwsSdk;
using LocalDynamo.AwsSdk.DependencyInjection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

// Where a program looks for what it adds to its services.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the AWS SDK's DynamoDB client, on a database in this process or on a service.</summary>
public static class LocalDynamoServiceCollectionExtensions
{
    /// <summary>
    /// Registers an <see cref="IAmazonDynamoDB"/>: a <see cref="LocalDynamoClient"/>, or where the configuration says
    /// <c>LocalDynamo:Mode = Service</c> the SDK's own client. An embedded database is registered too, as <see cref="DynamoDatabase"/>.
    /// </summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="configure">
    /// Sets options in code. The section <c>LocalDynamo</c> of the container's <c>IConfiguration</c>, if it has one, is read after it, and counts more.
    /// </param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    /// <remarks>
    /// <para>
    /// Both are singletons, made when they are first asked for and disposed of with the container; what is registered already stays. The database goes by
    /// the container's <see cref="TimeProvider"/> and logs to its <c>ILoggerFactory</c>, where there are such.
    /// </para>
    /// <para>
    /// Options are checked when a host starts, and otherwise when they are first used: an <c>OptionsValidationException</c> says what is wrong, as does
    /// an <see cref="InvalidOperationException"/> where the section has a key that means nothing.
    /// </para>
    /// </remarks>
    public static IServiceCollection AddLocalDynamo(this IServiceCollection services, Action<LocalDynamoOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        _ = services.AddOptions<LocalDynamoOptions>()
            .Configure(options => configure?.Invoke(options))
            .Configure<IServiceProvider>(static (options, provider) => provider.GetService<IConfiguration>()?
                .GetSection(LocalDynamoOptions.Section)
                .Bind(options, static binder => binder.ErrorOnUnknownConfiguration = true))
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LocalDynamoOptions>, LocalDynamoOptionsValidator>());
        services.TryAddSingleton(OpenDatabase);
        services.TryAddSingleton(MakeClient);
        return services;
    }

    private static DynamoDatabase OpenDatabase(IServiceProvider provider)
    {
        var options = OptionsOf(provider);
        if (options.Mode != LocalDynamoMode.Embedded)
        {
            throw new InvalidOperationException(
                $"There is no {nameof(DynamoDatabase)} in this process, since {LocalDynamoOptions.Section}:{nameof(options.Mode)} is {options.Mode}. "
                + $"{nameof(IAmazonDynamoDB)} is there in every mode.");
        }

        var database = options.ToDatabaseOptions(new DynamoDatabaseOptions
        {
            TimeProvider = provider.GetService<TimeProvider>() ?? TimeProvider.System,
            LoggerFactory = provider.GetService<ILoggerFactory>(),
        });
        return string.IsNullOrEmpty(options.Folder) ? DynamoDatabase.InMemory(database) : DynamoDatabase.Open(options.Folder, database);
    }

    private static IAmazonDynamoDB MakeClient(IServiceProvider provider)
    {
        var options = OptionsOf(provider);
        return options.Mode == LocalDynamoMode.Embedded
            ? new LocalDynamoClient(
                provider.GetRequiredService<DynamoDatabase>(), new() { FaithfulRetries = options.FaithfulRetries, Configure = options.ClientChanges })
            : new AmazonDynamoDBClient(ServiceConfig(options));
    }

    /// <summary>Credentials are left to the SDK, which finds them where it always does.</summary>
    private static AmazonDynamoDBConfig ServiceConfig(LocalDynamoOptions options)
    {
        var config = new AmazonDynamoDBConfig();
        if (options.ServiceURL is null)
        {
            if (options.Region is not null)
                config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);
        }
        else
        {
            // To the SDK either a region or a URL says where the service is; with a URL the region is only signed with.
            config.ServiceURL = options.ServiceURL;
            config.AuthenticationRegion = options.Region ?? config.AuthenticationRegion;
        }

        options.ClientChanges(config);
        return config;
    }

    private static LocalDynamoOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<LocalDynamoOptions>>().Value;
}
