namespace LocalDynamo.Server.Commands;

/// <summary>DynamoDB Local's own options, so that its command line can be taken over from scripts.</summary>
internal static class DynamoDbLocalOptions
{
    /// <summary>How long a table is in a passing state where such were asked for without saying how long: enough to be seen.</summary>
    private const string TransientSeconds = "0.5";

    private static readonly Dictionary<string, string> Names = new()
    {
        ["-port"] = "--port",
        ["-dbPath"] = "--data",
        ["-inMemory"] = "--in-memory",
        ["-sharedDb"] = "--shared",
        ["-cors"] = "--cors",
        ["-help"] = "--help",
    };

    /// <summary>The same arguments with this program's names for options.</summary>
    public static string[] Translate(IEnumerable<string> arguments) => [.. arguments.SelectMany<string, string>(argument => argument switch
    {
        // There is no telemetry to switch off.
        "-disableTelemetry" => [],
        "-delayTransientStatuses" => ["--table-delay", TransientSeconds],
        _ => [Names.GetValueOrDefault(argument, argument)],
    })];
}
