namespace LocalDynamo.Benchmarks.Workload;

/// <summary>What is made of the times of many turns.</summary>
internal static class Statistics
{
    public static double Median(IEnumerable<double> values) => Quantile([.. values.Order()], 0.5);

    /// <summary>The median of the rounds' ratios: what disturbs a round disturbs both of its turns.</summary>
    public static double MedianRatio(IEnumerable<double> numerators, IEnumerable<double> denominators) =>
        Median(numerators.Zip(denominators, static (numerator, denominator) => numerator / denominator));

    /// <param name="sorted">Values in their order.</param>
    /// <param name="fraction">How many of them are at most as large as the one asked for.</param>
    public static double Quantile(IReadOnlyList<double> sorted, double fraction) => sorted[(int)(fraction * (sorted.Count - 1))];
}
