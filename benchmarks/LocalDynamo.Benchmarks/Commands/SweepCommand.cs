using LocalDynamo.Benchmarks.Suites;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Commands;

/// <summary>
/// What it costs to sweep 10,000 expired items of 1,000,000, against 10,000 of 20,000; both take turns in one process. A sweep waits for
/// nothing, so it is the processor's time that is taken, which other work on the machine disturbs less.
/// </summary>
internal static class SweepCommand
{
    private const double Limit = 1.5;
    private const int Rounds = 31;
    private const int WarmUpRounds = 10;

    public static int Run()
    {
        var small = new Sweep { Count = 20_000 };
        var large = new Sweep { Count = 1_000_000 };
        small.SetUp();
        large.SetUp();
        var (smallTimes, largeTimes) = (new List<double>(), new List<double>());
        for (var round = -WarmUpRounds; round < Rounds; round++)
        {
            var smallTime = Time(small);
            var largeTime = Time(large);
            if (round < 0)
                continue;
            smallTimes.Add(smallTime);
            largeTimes.Add(largeTime);
        }

        small.CleanUp();
        large.CleanUp();
        var (ofSmall, ofLarge) = (Statistics.Median(smallTimes), Statistics.Median(largeTimes));
        Console.WriteLine($"{"10,000 expired items",-34} {"an item",10} {"ratio",6} {"limit",6}");
        Console.WriteLine($"{"of 20,000",-34} {ofSmall,7:N0} ns");
        Console.WriteLine($"{"of 1,000,000",-34} {ofLarge,7:N0} ns {ofLarge / ofSmall,6:F2} {Limit,6:F1}");
        return 0;
    }

    /// <returns>Nanoseconds for each item deleted.</returns>
    private static double Time(Sweep workload)
    {
        workload.PutExpired();
        GC.Collect();
        var start = Environment.CpuUsage.TotalTime;
        var swept = workload.SweepExpired();
        var elapsed = Environment.CpuUsage.TotalTime - start;
        return swept == Sweep.Expired
            ? elapsed.TotalNanoseconds / swept
            : throw new InvalidOperationException($"{swept} items were swept instead of {Sweep.Expired}.");
    }
}
