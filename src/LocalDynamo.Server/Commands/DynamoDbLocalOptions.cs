namespace LocalDynamo.Server.Commands;

/// <summary>DynamoDB Local's own options, so that its command line can be taken over from scripts.</summary>
internal static class DynamoDbLocalOptions
{
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
    public static string[] Translate(IEnumerable<string> arguments) => [.. arguments

        // There is no telemetry to switch off.
        .Where(argument => argument != "-disableTelemetry")
        .Select(argument => Names.GetValueOrDefault(argument, argument))];
}
