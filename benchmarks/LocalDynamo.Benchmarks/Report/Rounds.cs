using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>A store that takes turns with others.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="IsFloor">Whether it is what others are measured by.</param>
/// <param name="Turn">Does one, and gives the numbers that it is measured by.</param>
internal sealed record TurnTaker(string Name, bool IsFloor, Func<double[]> Turn);

/// <summary>Rounds in which each store has one turn.</summary>
internal static class Rounds
{
    /// <returns>For each store what it was measured by, round by round.</returns>
    public static double[][][] Run(IReadOnlyList<TurnTaker> takers, int rounds)
    {
        var measured = takers.Select(_ => new double[rounds][]).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < takers.Count; i++)
            {
                // Nobody always comes behind the same one.
                var index = (i + round) % takers.Count;
                measured[index][round] = takers[index].Turn();
            }
        }

        return measured;
    }

    /// <summary>The rounds that count, by what the stores were measured by first in each; all of them where none does.</summary>
    public static double[][][] Only(double[][][] measured, Predicate<double[]> counts)
    {
        var counted = Enumerable.Range(0, measured[0].Length).Where(round => counts([.. measured.Select(taker => taker[round][0])])).ToArray();
        return counted.Length == 0 ? measured : [.. measured.Select(taker => counted.Select(round => taker[round]).ToArray())];
    }

    /// <summary>Medians of one of the numbers, and of its ratios to the first store's.</summary>
    /// <param name="takers">Which stores.</param>
    /// <param name="measured">What <see cref="Run"/> gave.</param>
    /// <param name="number">Which of the numbers.</param>
    /// <param name="bytes">Which of the numbers says what was allocated; null if none does.</param>
    public static List<Figure> Figures(IReadOnlyList<TurnTaker> takers, double[][][] measured, int number = 0, int? bytes = null) =>
    [
        .. takers.Select((taker, index) => new Figure(
            taker.Name,
            taker.IsFloor,
            Statistics.Median(measured[index].Select(turn => turn[number])),
            Statistics.MedianRatio(measured[0].Select(turn => turn[number]), measured[index].Select(turn => turn[number])),
            bytes is { } allocated ? Statistics.Median(measured[index].Select(turn => turn[allocated])) : null)),
    ];
}
