namespace LocalDynamo.Benchmarks.Endpoint;

/// <summary>A program that serves DynamoDB's HTTP: its name, and what starts it on a port of its own.</summary>
/// <param name="Name">What the results call it.</param>
/// <param name="File">The program.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record EndpointProgram(string Name, string File, params string[] Arguments)
{
    /// <summary>DynamoDB Local in memory; null where Java, or the script that starts it, is missing.</summary>
    public static EndpointProgram? DynamoDbLocal() =>
        HasJava && Find("tests/oracle/start") is { } script ? new("DynamoDB Local", script) : null;

    /// <summary>The repository's own server, as the SDK builds it; null where it is not built.</summary>
    public static EndpointProgram? Server() => Find("src/LocalDynamo.Server/bin/Release/net10.0/LocalDynamo.Server.dll") is { } server
        ? new("LocalDynamo.Server", "dotnet", server, "serve", "--port", "0")
        : null;

    /// <summary>A server that was published as one program.</summary>
    public static EndpointProgram Published(string path) => new("LocalDynamo.Server, native", path, "serve", "--port", "0");

    private static bool HasJava => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => System.IO.File.Exists(Path.Combine(folder, "java")));

    /// <summary>A file of the repository that this program was built in.</summary>
    private static string? Find(string path)
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var file = Path.Combine(folder, path);
            if (System.IO.File.Exists(file))
                return file;
        }

        return null;
    }
}
