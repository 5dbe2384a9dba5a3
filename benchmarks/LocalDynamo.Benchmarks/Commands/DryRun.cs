using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Commands;

/// <summary>
/// <c>--job dry</c> is for seeing that every benchmark works, not for figures: so it runs in this process, where some hundreds of benchmarks take
/// a minute and not ten, and with few items.
/// </summary>
internal static class DryRun
{
    private const string InProcess = "--inProcess";

    public static string[] Prepare(string[] args)
    {
        if (!IsDry(args))
            return args;
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Scale.Variable)))
            Environment.SetEnvironmentVariable(Scale.Variable, $"{Scale.DryCount}");
        return args.Contains(InProcess) ? args : [.. args, InProcess];
    }

    private static bool IsDry(string[] args)
    {
        var job = Array.FindIndex(args, static arg => arg is "--job" or "-j");
        return job >= 0 && job + 1 < args.Length && args[job + 1].Equals("dry", StringComparison.OrdinalIgnoreCase);
    }
}
