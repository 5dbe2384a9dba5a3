using LocalDynamo.Benchmarks.Mix;
using LocalDynamo.Benchmarks.Peers;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>How long the slowest gets of YCSB's workload B take, with the collector as .NET has it, and told not to run beside the program.</summary>
internal static class MixRow
{
    public const string Key = "ycsb-b";
    public const string BlockingKey = $"{Key}-blocking";

    private const int Threads = 2;
    private const double Quantile = 99.9;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    public static IEnumerable<Row> Measure(int count)
    {
        yield return Measure(Key, $"p{Quantile} of gets, YCSB B, {Threads} threads, {Duration.TotalSeconds:N0} s", count, isCollectorConcurrent: true);
        yield return Measure(BlockingKey, "the same, `ConcurrentGarbageCollection` off", count, isCollectorConcurrent: false);
    }

    /// <summary>Runs the workload on a store that has its orders.</summary>
    public static MixResult Measure(IPeer peer, int count)
    {
        var ycsb = new Ycsb(peer, count);
        var run = MixRun.Measure(thread => ycsb.OperationsOf('B', thread), Threads, Duration);
        var reads = run.Histograms["read"];
        return new MixResult(
            reads.GetValueAtPercentile(50), reads.GetValueAtPercentile(Quantile), run.OperationsPerSecond, run.Longest!.Duration.TotalMilliseconds, run.Longest.Cause);
    }

    private static Row Measure(string key, string workload, int count, bool isCollectorConcurrent)
    {
        var results = new List<MixResult>();
        string[] peers = [LocalDynamoPeer.Name, DictionaryPeer.Name, FasterPeer.Name];
        foreach (var peer in peers)
        {
            using var process = new PeerProcess(peer, count, isCollectorConcurrent: isCollectorConcurrent);
            process.WaitUntilLoaded();
            results.Add(process.Mix());
        }

        var own = results[0];
        return RowGroup.NewRow(
            key,
            workload,
            RowGroup.ScaleOf(count)
            + $"; p50 {own.Median:N0} ns, {own.OperationsPerSecond / 1e6:N2} M/s, the longest pause {own.LongestPause:N1} ms: {own.CauseOfPause}",
            "µs",
            [.. peers.Zip(results, (peer, result) => new Figure(peer, peer == DictionaryPeer.Name, result.Slow / 1_000, own.Slow / result.Slow))],
            Target.AtMost("of the median", own.Slow / own.Median, 20));
    }
}
