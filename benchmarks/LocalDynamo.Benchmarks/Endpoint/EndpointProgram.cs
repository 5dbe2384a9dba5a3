using LocalDynamo.Benchmarks.Report;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Endpoint;

/// <summary>A program that serves DynamoDB's HTTP: its name, and what starts it on a port of its own.</summary>
/// <param name="Name">What the results call it.</param>
/// <param name="File">The program.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record EndpointProgram(string Name, string File, params string[] Arguments)
{
    /// <summary>DynamoDB Local in memory; null where Java, or the script that starts it, is missing.</summary>
    public static EndpointProgram? DynamoDbLocal() => DynamoDbLocalServer.FindScript() is { } script ? new("DynamoDB Local", script) : null;

    /// <summary>The repository's own server, as the SDK builds it; null where it is not built.</summary>
    public static EndpointProgram? Server()
    {
        var server = Path.Combine(Repository.Root, "src/LocalDynamo.Server/bin/Release/net10.0/LocalDynamo.Server.dll");
        return System.IO.File.Exists(server) ? new("LocalDynamo.Server", "dotnet", server, "serve", "--port", "0") : null;
    }

    /// <summary>The floor.</summary>
    public static EndpointProgram Bare() => new("bare sockets", Environment.ProcessPath!, BareServer.Argument);

    /// <summary>A server that was published as one program.</summary>
    public static EndpointProgram Published(string path) => new("LocalDynamo.Server, native", path, "serve", "--port", "0");
}
