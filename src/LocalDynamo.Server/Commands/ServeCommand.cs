using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace LocalDynamo.Server.Commands;

/// <summary><c>localdynamo serve</c>.</summary>
internal static class ServeCommand
{
    private const string AccessKeyVariable = "LOCALDYNAMO_ACCESS_KEY";
    private const string SecretKeyVariable = "LOCALDYNAMO_SECRET_KEY";

    private static readonly LocalDynamoServerOptions Defaults = new();

    private static readonly Option<int> Port = new("--port")
    {
        Description = "The port; 0 picks a free one.",
        DefaultValueFactory = _ => Defaults.Port,
    };

    private static readonly Option<string> Host = new("--host")
    {
        Description = "The address to listen on; * for all. Another than a loopback address needs an access key.",
        DefaultValueFactory = _ => Defaults.Host,
    };

    private static readonly Option<string?> Data = new("--data") { Description = "The folder of the database. Without it, it is in memory.", HelpName = "folder" };

    private static readonly Option<bool> InMemory = new("--in-memory") { Description = "Keep the database in memory, as is done without --data." };

    private static readonly Option<bool> Shared = new("--shared") { Description = "One database for all callers, as is done without --per-credentials." };

    private static readonly Option<bool> PerCredentials = new("--per-credentials") { Description = "A database for each access key and region." };

    private static readonly Option<string?> EncryptionKey = EncryptionKeyFile.Option();

    private static readonly Option<string> Region = new("--region")
    {
        Description = "The region that ARNs name.",
        DefaultValueFactory = _ => Defaults.Endpoint.Region,
    };

    private static readonly Option<string?> AccessKey = new("--access-key")
    {
        Description = $"The access key that every request has to be signed with; also {AccessKeyVariable} in the environment.",
    };

    private static readonly Option<string?> SecretKey = new("--secret-key")
    {
        Description = $"Its secret; better as {SecretKeyVariable} in the environment, where other users of the machine don't see it.",
    };

    private static readonly Option<string[]> AllowHost = new("--allow-host") { Description = "A further name by which the endpoint may be called.", HelpName = "name" };

    private static readonly Option<string?> Cors = new("--cors") { Description = "Origins whose web pages may use the endpoint, with commas between them; * for all.", HelpName = "origins" };

    private static readonly Option<TimeSpan> TableDelay = new("--table-delay")
    {
        Description = "How long a table is CREATING, UPDATING or DELETING, in seconds; by default a call is done when it returns.",
        HelpName = "seconds",
        CustomParser = result =>
        {
            if (double.TryParse(result.Tokens.Single().Value, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e6)
                return TimeSpan.FromSeconds(seconds);

            result.AddError($"'{result.Tokens.Single().Value}' is not a number of seconds.");
            return default;
        },
    };

    private static readonly Option<int> MaxConnections = new("--max-connections")
    {
        Description = "How many connections there may be at one moment.",
        DefaultValueFactory = _ => Defaults.MaxConnections,
    };

    private static readonly Option<LogLevel> Level = new("--log-level")
    {
        Description = "From which level on to log: debug has a line a request.",
        DefaultValueFactory = _ => Defaults.LogLevel,
    };

    public static Command Create()
    {
        var command = new Command("serve", "Answers DynamoDB's operations over HTTP, for SDKs and the AWS CLI.")
        {
            Port, Host, Data, InMemory, Shared, PerCredentials, EncryptionKey, Region, AccessKey, SecretKey, AllowHost, Cors, TableDelay, MaxConnections, Level,
        };
        Exclude(command, InMemory, Data);
        Exclude(command, Shared, PerCredentials);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var server = await LocalDynamoServer.StartAsync(OptionsOf(arguments), cancellationToken).ConfigureAwait(false);
        await server.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
        return 0;
    }

    private static LocalDynamoServerOptions OptionsOf(ParseResult arguments)
    {
        var region = arguments.GetRequiredValue(Region);
        return new LocalDynamoServerOptions
        {
            Host = arguments.GetRequiredValue(Host),
            Port = arguments.GetValue(Port),
            DataFolder = arguments.GetValue(Data),
            PerCredentials = arguments.GetValue(PerCredentials),
            MaxConnections = arguments.GetValue(MaxConnections),
            LogLevel = arguments.GetValue(Level),
            Database = new DynamoDatabaseOptions
            {
                Region = region,
                EncryptionKey = EncryptionKeyFile.Read(arguments.GetValue(EncryptionKey)),
                TableDelay = arguments.GetValue(TableDelay),
            },
            Endpoint = new DynamoEndpointOptions
            {
                Region = region,
                AccessKey = arguments.GetValue(AccessKey) ?? Environment.GetEnvironmentVariable(AccessKeyVariable),
                SecretKey = arguments.GetValue(SecretKey) ?? Environment.GetEnvironmentVariable(SecretKeyVariable),
                AllowedHosts = arguments.GetValue(AllowHost) ?? [],
                CorsOrigins = arguments.GetValue(Cors)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            },
        };
    }

    private static void Exclude(Command command, Option first, Option second) => command.Validators.Add(result =>
    {
        if (result.GetResult(first) is { Implicit: false } && result.GetResult(second) is { Implicit: false })
            result.AddError($"{first.Name} and {second.Name} exclude each other.");
    });
}
