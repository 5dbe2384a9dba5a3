using System.CommandLine;

namespace LocalDynamo.Server.Commands;

/// <summary>The command line: an endpoint, and the tools for databases in folders.</summary>
internal static class CommandLine
{
    /// <summary>The command could not do what it was asked for.</summary>
    public const int Failed = 1;

    /// <summary>The arguments are not a command.</summary>
    private const int Misused = 2;

    /// <summary>Runs what the arguments ask for.</summary>
    /// <returns>The process's exit code: 0; 1 if the command failed; 2 if the arguments are none.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand("LocalDynamo: DynamoDB on this machine.")
        {
            ServeCommand.Create(),
            FolderCommands.Verify(),
            FolderCommands.BackUp(),
            FolderCommands.Compact(),
            FolderCommands.Restore(),
        };
        var parsed = root.Parse(DynamoDbLocalOptions.Translate(arguments));

        // The server's host ends it on SIGINT and SIGTERM; errors are told in a line, not by a stack.
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        try
        {
            var exitCode = await parsed.InvokeAsync(invocation).ConfigureAwait(false);
            return parsed.Errors.Count > 0 ? Misused : exitCode;
        }
        catch (ArgumentException error)
        {
            await invocation.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            return Misused;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or EncryptionKeyException)
        {
            await invocation.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            return Failed;
        }
    }
}
