namespace LocalDynamo.Benchmarks.Report;

internal static class Statistics
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    /// <summary>The median of the rounds' ratios: what disturbs a round disturbs both of its turns.</summary>
    public static double MedianRatio(IEnumerable<double> numerators, IEnumerable<double> denominators) =>
        Median(numerators.Zip(denominators, static (numerator, denominator) => numerator / denominator));
}
