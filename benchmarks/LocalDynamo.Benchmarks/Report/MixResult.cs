using System.Globalization;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>What a process says of a mix that it has run.</summary>
/// <param name="Median">Of the gets, in nanoseconds.</param>
/// <param name="Slow">Of the gets, the quantile in question, in nanoseconds.</param>
/// <param name="OperationsPerSecond">Of all threads.</param>
/// <param name="LongestPause">Of all operations, in milliseconds.</param>
/// <param name="CauseOfPause">What that was spent on.</param>
internal sealed record MixResult(double Median, double Slow, double OperationsPerSecond, double LongestPause, string CauseOfPause)
{
    public static MixResult Parse(string line)
    {
        var parts = line.Split(' ', 5);
        var numbers = parts[..4].Select(static part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new MixResult(numbers[0], numbers[1], numbers[2], numbers[3], parts[4]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median} {Slow} {OperationsPerSecond} {LongestPause} {CauseOfPause}");
}
