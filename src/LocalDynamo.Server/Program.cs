using LocalDynamo.Server.Commands;

namespace LocalDynamo.Server;

internal static class Program
{
    private static Task<int> Main(string[] arguments) => CommandLine.RunAsync(arguments);
}
