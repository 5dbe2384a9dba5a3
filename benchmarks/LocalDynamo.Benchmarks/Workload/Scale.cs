using System.Globalization;

namespace LocalDynamo.Benchmarks.Workload;

/// <summary>How large the suites are: 100,000 orders, or what the environment says; in a dry run, which only shows that everything works, 2,000.</summary>
internal static class Scale
{
    public const string Variable = "LOCALDYNAMO_BENCHMARK_ITEMS";

    public const int DryCount = 2_000;

    public static int Count { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : Orders.Count;

    public static bool IsDry => Count <= DryCount;
}
