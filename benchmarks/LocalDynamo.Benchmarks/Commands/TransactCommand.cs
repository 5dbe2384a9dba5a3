using System.Diagnostics;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Commands;

/// <summary>
/// How much more two threads get done than one, when their transactions have nothing in common. What a loop that only counts gains from
/// the second thread is measured in the same rounds: a machine that is shared gives less than two, whatever is run on it.
/// </summary>
internal static class TransactCommand
{
    private const double Limit = 1.7;
    private const int Rounds = 101;
    private const int WarmUpRounds = 40;
    private const int LoopSteps = 20_000_000;

    private static long _sink;

    public static int Run()
    {
        using var threads = new TwoThreads();
        var workload = new Transact();
        workload.SetUp();
        var transactions = new Gain(threads, workload.Run);
        var loop = new Gain(threads, (half, _) => Interlocked.Add(ref _sink, Spin(half)));
        for (var round = 0; round < WarmUpRounds + Rounds; round++)
        {
            transactions.Measure(round, isCounted: round >= WarmUpRounds);
            loop.Measure(round, isCounted: round >= WarmUpRounds);
        }

        workload.CleanUp();
        Console.WriteLine($"{"two threads against one",-34} {"gain",6} {"meant to be at least",22}");
        Console.WriteLine($"{"transactions of 10 items",-34} {transactions.Value,6:F2} {Limit,22:F1}");
        Console.WriteLine($"{"a loop that only counts",-34} {loop.Value,6:F2} {"",22}");
        Console.WriteLine(
            $"one thread alone: {transactions.NanosecondsAlone / Transact.TransactionsPerRound:N0} ns a transaction");
        return 0;
    }

    private static long Spin(long seed)
    {
        for (var i = 0; i < LoopSteps; i++)
            seed = (seed * 6_364_136_223_846_793_005) + 1_442_695_040_888_963_407;
        return seed;
    }

    /// <summary>The same work done by one thread twice and by two threads once, round after round.</summary>
    private sealed class Gain(TwoThreads threads, Action<int, int> work)
    {
        private readonly List<double> _alone = [];
        private readonly List<double> _together = [];

        public double Value => 2 * NanosecondsAlone / Best(_together);

        /// <summary>How long one thread takes for its half.</summary>
        public double NanosecondsAlone => Best(_alone) / 2;

        public void Measure(int round, bool isCounted)
        {
            var start = Stopwatch.GetTimestamp();
            work(0, round);
            work(1, round);
            var alone = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
            start = Stopwatch.GetTimestamp();
            threads.Run(half => work(half, round + 1));
            var together = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
            if (!isCounted)
                return;
            _alone.Add(alone);
            _together.Add(together);
        }

        /// <summary>The time that one round in ten did not need: both cores were free in those, if ever.</summary>
        private static double Best(List<double> times)
        {
            times.Sort();
            return times[times.Count / 10];
        }
    }
}
