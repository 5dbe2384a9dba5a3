using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace LocalDynamo.Benchmarks.Endpoint;

/// <summary>A running server: started, and waited for until it says where it listens.</summary>
internal sealed partial class EndpointProcess : IDisposable
{
    private readonly Process _process;

    private EndpointProcess(Process process, int port, TimeSpan startTime) => (_process, Port, StartTime) = (process, port, startTime);

    public int Port { get; }

    /// <summary>From the start of the process to the line that says that it is ready.</summary>
    public TimeSpan StartTime { get; }

    /// <summary>What the process holds in memory, as the system counts it.</summary>
    public double ResidentMegabytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            return double.Parse(Digits().Match(line).Value, CultureInfo.InvariantCulture) / 1024;
        }
    }

    public static EndpointProcess Start(EndpointProgram program)
    {
        var start = Stopwatch.GetTimestamp();
        var process = Process.Start(new ProcessStartInfo(program.File, program.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var line = process.StandardOutput.ReadLine();
        var time = Stopwatch.GetElapsedTime(start);
        return PortOf().Match(line ?? "") is { Success: true } port
            ? new EndpointProcess(process, int.Parse(port.Groups[1].ValueSpan, CultureInfo.InvariantCulture), time)
            : throw new InvalidOperationException($"{program.Name} did not start: {line}");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    [GeneratedRegex(@"http://[0-9.]+:(\d+)")]
    private static partial Regex PortOf();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
