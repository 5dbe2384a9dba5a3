using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Amazon.DynamoDBv2;
using Amazon.Runtime;

namespace LocalDynamo.Benchmarks.Workload;

/// <summary>AWS's DynamoDB Local, in memory, in a process of its own that ends with this object.</summary>
internal sealed class DynamoDbLocalServer : IDisposable
{
    private readonly Process _process;
    private readonly ManualResetEventSlim _isReady = new();

    private DynamoDbLocalServer(Process process, int port) => (_process, Url) = (process, new Uri($"http://127.0.0.1:{port}"));

    public Uri Url { get; }

    public bool HasExited => _process.HasExited;

    /// <summary>The script that starts it, in the repository that this program was built in; null where Java, npm or the script is missing.</summary>
    public static string? FindScript()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var hasTools = Array.TrueForAll((string[])["java", "npm"], tool => Array.Exists(folders, folder => File.Exists(Path.Combine(folder, tool))));
        for (var folder = AppContext.BaseDirectory; hasTools && folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var script = Path.Combine(folder, "tests", "oracle", "start");
            if (File.Exists(script))
                return script;
        }

        return null;
    }

    /// <summary>Begins to start it; it does not answer yet.</summary>
    public static DynamoDbLocalServer Start(string script)
    {
        var port = FreePort();
        var process = Process.Start(new ProcessStartInfo(script, ["--port", $"{port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var server = new DynamoDbLocalServer(process, port);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is not null)
                server._isReady.Set();
        };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return server;
    }

    /// <summary>Returns once it answers.</summary>
    public void WaitUntilReady()
    {
        if (!_isReady.Wait(TimeSpan.FromMinutes(2)))
            throw new TimeoutException("DynamoDB Local did not start.");
    }

    /// <summary>The AWS SDK's own client of it.</summary>
    public AmazonDynamoDBClient NewClient() =>
        new(new BasicAWSCredentials("benchmark", "benchmark"), new AmazonDynamoDBConfig { ServiceURL = Url.ToString() });

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _isReady.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
