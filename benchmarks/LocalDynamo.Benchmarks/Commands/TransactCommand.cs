using System.Diagnostics;
using LocalDynamo.Benchmarks.Suites;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Commands;

/// <summary>
/// How much more two threads get done than one, when their transactions have nothing in common. Before and after each round a
/// <see cref="CountingLoop"/> says whether the machine has two cores to spare, and rounds in which it has not don't count.
/// </summary>
internal static class TransactCommand
{
    private const double Limit = 1.7;
    private const int Rounds = 51;
    private const int WarmUpRounds = 40;
    private const int LoopSteps = 4_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static int Run()
    {
        using var threads = new TwoThreads();
        var workload = new TransactTwoThreads();
        workload.SetUp();
        for (var warmUp = 0; warmUp < WarmUpRounds; warmUp++)
            _ = Gain.Measure(threads, workload.Run, warmUp);

        var counted = new List<Gain>();
        var loops = new List<double>();
        var start = Stopwatch.GetTimestamp();
        var round = 0;
        for (; counted.Count < Rounds && Stopwatch.GetElapsedTime(start) < Patience; round++)
        {
            var before = Gain.Measure(threads, Count, round).Ratio;
            var gain = Gain.Measure(threads, workload.Run, round);
            var after = Gain.Measure(threads, Count, round).Ratio;
            if (Math.Min(before, after) < CountingLoop.FreeMachine)
                continue;
            counted.Add(gain);
            loops.Add((before + after) / 2);
        }

        workload.CleanUp();
        Console.WriteLine($"{counted.Count} of {round} rounds had two cores to themselves");
        if (counted.Count == 0)
            return 1;

        Console.WriteLine($"{"two threads against one",-34} {"gain",6} {"meant to be at least",22}");
        Console.WriteLine($"{"transactions of 10 items",-34} {Statistics.Median(counted.Select(gain => gain.Ratio)),6:F2} {Limit,22:F1}");
        Console.WriteLine($"{"a loop that only counts",-34} {Statistics.Median(loops),6:F2}");
        Console.WriteLine(
            $"while two threads ran, collections took {counted.Average(gain => gain.PauseShare):P0} of the time, and a lock was waited for "
            + $"{counted.Sum(gain => gain.LockWaits)} times in {counted.Count * 2 * TransactTwoThreads.TransactionsPerRound:N0} transactions");
        Console.WriteLine($"a transaction takes {Statistics.Median(counted.Select(gain => gain.NanosecondsAlone)) / (2 * TransactTwoThreads.TransactionsPerRound):N0} ns on one thread");
        return 0;
    }

    private static void Count(int half, int round) => CountingLoop.Run(LoopSteps, half + round);

    /// <summary>The same work done by one thread, one half after the other, and by two threads at once.</summary>
    /// <param name="NanosecondsAlone">How long one thread took.</param>
    /// <param name="NanosecondsTogether">How long two threads took.</param>
    /// <param name="PauseShare">How much of the latter the garbage collector stopped them for.</param>
    /// <param name="LockWaits">How often one of the two came upon a lock that was held.</param>
    private readonly record struct Gain(double NanosecondsAlone, double NanosecondsTogether, double PauseShare, long LockWaits)
    {
        public double Ratio => NanosecondsAlone / NanosecondsTogether;

        public static Gain Measure(TwoThreads threads, Action<int, int> work, int round)
        {
            var start = Stopwatch.GetTimestamp();
            work(0, 2 * round);
            work(1, 2 * round);
            var alone = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
            var (pauses, lockWaits) = (GC.GetTotalPauseDuration(), Monitor.LockContentionCount);
            start = Stopwatch.GetTimestamp();
            threads.Run(half => work(half, (2 * round) + 1));
            var together = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
            return new Gain(
                alone,
                together,
                (GC.GetTotalPauseDuration() - pauses).TotalNanoseconds / together,
                Monitor.LockContentionCount - lockWaits);
        }
    }
}
