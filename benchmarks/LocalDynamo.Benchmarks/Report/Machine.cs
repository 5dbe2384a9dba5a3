using System.Runtime.InteropServices;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>On what figures were measured: without which they say nothing.</summary>
internal static class Machine
{
    private const string CpuInformation = "/proc/cpuinfo";

    public static string Description { get; } =
        $"{Environment.ProcessorCount} cores of {Processor()}, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";

    private static string Processor() =>
        File.Exists(CpuInformation)
            && File.ReadLines(CpuInformation).FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..]
            : RuntimeInformation.ProcessArchitecture.ToString();
}
