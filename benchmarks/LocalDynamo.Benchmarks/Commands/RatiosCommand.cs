using System.Diagnostics;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Commands;

/// <summary>
/// The ratios that LocalDynamo promises, side by side in one process within a minute. Ours and the baseline take turns in rounds of a few
/// milliseconds and medians are compared, so that a busy machine disturbs both alike. For a quick look: BenchmarkDotNet is exacter.
/// </summary>
internal static class RatiosCommand
{
    private const int Rounds = 301;
    private const int WarmUpRounds = 60;
    private const int KeysPerRound = 5_000;
    private const int QueriesPerRound = 250;
    private const int DatabasesPerRound = 20;

    public static int Run()
    {
        Console.WriteLine($"{"workload",-34} {"ours",10} {"baseline",10} {"ratio",6} {"limit",6} {"bytes",6}   baseline is");
        PointGetRatio();
        OverwriteRatio();
        QueryRatio();
        NewDatabaseRatio();
        return 0;
    }

    private static void PointGetRatio()
    {
        var workload = new PointGet();
        workload.SetUp();
        Compare(
            "get by full key",
            2,
            KeysPerRound,
            "ConcurrentDictionary",
            round => workload.GetOf(workload.Keys(Part(round, KeysPerRound, Orders.Count))),
            round => workload.DictionaryOf(workload.Keys(Part(round, KeysPerRound, Orders.Count))));
        workload.CleanUp();
    }

    private static void OverwriteRatio()
    {
        const int Parts = Orders.Count / KeysPerRound;
        var workload = new Overwrite();
        workload.SetUp();
        Compare(
            "overwrite with a prebuilt item",
            3,
            KeysPerRound,
            "ConcurrentDictionary",
            round => workload.PutOf(Part(round, KeysPerRound, Orders.Count), 1 + round / Parts),
            round => workload.DictionaryOf(Part(round, KeysPerRound, Orders.Count), 1 + round / Parts));
        workload.CleanUp();
    }

    private static void QueryRatio()
    {
        var workload = new QueryPartition();
        workload.SetUp();
        Compare(
            "query of a partition's 100 items",
            1.5,
            QueriesPerRound,
            "SortedDictionary",
            round => workload.QueryOf(workload.Customers(Part(round, QueriesPerRound, Orders.Partitions))),
            round => workload.SortedOf(workload.Customers(Part(round, QueriesPerRound, Orders.Partitions))));
        workload.CleanUp();
    }

    private static void NewDatabaseRatio()
    {
        var workload = new NewDatabase();
        Compare("new database, table, put, get", 1, DatabasesPerRound, "SQLite :memory:", Times(workload.InMemory), Times(workload.Sqlite));

        static Action<int> Times(Func<string> once) => _ =>
        {
            for (var i = 0; i < DatabasesPerRound; i++)
                once();
        };
    }

    private static Range Part(int round, int length, int count)
    {
        var start = round * length % count;
        return start..(start + length);
    }

    private static void Compare(string name, double limit, int operations, string baselineName, Action<int> ours, Action<int> baseline)
    {
        for (var round = 0; round < WarmUpRounds; round++)
        {
            ours(round);
            baseline(round);
            // The compiler optimises in the background what has run often enough.
            if (round % 10 == 9)
                Thread.Sleep(150);
        }

        GC.Collect();
        var (ourTimes, baselineTimes) = (new double[Rounds], new double[Rounds]);
        var allocated = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            ourTimes[round] = Time(ours, round + WarmUpRounds);
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            baselineTimes[round] = Time(baseline, round + WarmUpRounds);
        }

        var our = Median(ourTimes) / operations;
        var theirs = Median(baselineTimes) / operations;
        Console.WriteLine(
            $"{name,-34} {our,7:N0} ns {theirs,7:N0} ns {our / theirs,6:F2} {limit,6:F1} {(double)allocated / Rounds / operations,6:F0}   {baselineName}");
    }

    private static double Time(Action<int> action, int round)
    {
        var start = Stopwatch.GetTimestamp();
        action(round);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    private static double Median(double[] times)
    {
        Array.Sort(times);
        return times[times.Length / 2];
    }
}
