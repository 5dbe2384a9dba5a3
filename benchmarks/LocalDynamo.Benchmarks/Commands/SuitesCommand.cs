using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Commands;

/// <summary>BenchmarkDotNet's suites, with its own arguments.</summary>
internal static class SuitesCommand
{
    private const string InProcess = "--inProcess";

    // The name of a store, the longest parameter.
    private const int MaxParameterWidth = 40;

    private static readonly TimeSpan BuildTimeout = TimeSpan.FromMinutes(10);

    public static int Run(string[] args)
    {
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(SuitesCommand).Assembly).Run(Prepare(args), Config());
        return summaries.All(IsSuccess) ? 0 : 1;
    }

    private static ManualConfig Config() => ManualConfig.Create(DefaultConfig.Instance)
        .WithBuildTimeout(BuildTimeout)
        .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(MaxParameterWidth))

        // An invocation is a thousand operations or a long one: what the call adds is nothing, and measuring it takes twenty full collections of all that a store holds.
        .AddJob(Job.Default.WithEvaluateOverhead(false).AsMutator());

    /// <summary>
    /// <c>--job short</c> is for a first answer and <c>--job dry</c> for seeing that every benchmark works: both run in this process, as building one for each suite and
    /// starting one for each benchmark takes longer than they do. A dry run has few items besides.
    /// </summary>
    private static string[] Prepare(string[] args)
    {
        var job = Array.FindIndex(args, static arg => arg is "--job" or "-j") is var index and >= 0 && index + 1 < args.Length ? args[index + 1].ToUpperInvariant() : "";
        if (job == "DRY" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Scale.Variable)))
            Environment.SetEnvironmentVariable(Scale.Variable, $"{Scale.DryCount}");
        return job is "DRY" or "SHORT" && !args.Contains(InProcess) ? [.. args, InProcess] : args;
    }

    private static bool IsSuccess(Summary summary) =>
        !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success);
}
