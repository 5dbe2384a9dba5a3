namespace LocalDynamo.Benchmarks.Mix;

/// <summary>A mix in lines for the console, an operation each.</summary>
internal static class MixReport
{
    public static void PrintHeader() =>
        Console.WriteLine($"{"",-24} {"",-18} {"ops/s",10} {"p50 us",9} {"p99 us",9} {"p99.9 us",9} {"max us",10}   longest pause");

    public static void Print(string title, MixRun run)
    {
        foreach (var (operation, histogram) in run.Histograms.Where(static entry => entry.Value.TotalCount > 0))
        {
            Console.WriteLine(
                $"{title,-24} {operation,-18} {(title.Length > 0 ? $"{run.OperationsPerSecond:N0}" : ""),10} {At(50),9:N2} {At(99),9:N2} {At(99.9),9:N1} {At(100),10:N0}"
                + (title.Length > 0 && run.Longest is { } longest ? $"   {longest.Duration.TotalMilliseconds:N1} ms, {longest.Operation}: {longest.Cause}" : ""));
            title = "";

            double At(double percentile) => histogram.GetValueAtPercentile(percentile) / 1_000.0;
        }
    }
}
