using LocalDynamo.Benchmarks.Mix;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>How long the slowest gets of YCSB's workload B take.</summary>
internal static class MixRow
{
    public const string Key = "ycsb-b";

    private const int Threads = 2;
    private const double Quantile = 99.9;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    public static Row Measure(int count)
    {
        var figures = new List<Figure>();
        var ofMedian = 0.0;
        var cause = "";
        foreach (var peer in (string[])[LocalDynamoPeer.Name, DictionaryPeer.Name, FasterPeer.Name])
        {
            var run = Measure(peer, count);
            var reads = run.Histograms["read"];
            var (median, slow) = (reads.GetValueAtPercentile(50), reads.GetValueAtPercentile(Quantile));
            if (figures.Count == 0)
            {
                ofMedian = (double)slow / median;
                cause = $"; p50 {median:N0} ns, the longest pause {run.Longest!.Duration.TotalMilliseconds:N1} ms: {run.Longest.Cause}";
            }

            figures.Add(new Figure(peer, peer == DictionaryPeer.Name, slow / 1_000.0, figures.Count == 0 ? 1 : figures[0].Value / (slow / 1_000.0)));
            GC.Collect();
        }

        return RowGroup.NewRow(
            Key, $"p{Quantile} of gets, YCSB B, {Threads} threads, {Duration.TotalSeconds:N0} s", RowGroup.ScaleOf(count) + cause, "µs", figures,
            Target.AtMost("of the median", ofMedian, 20));
    }

    private static MixRun Measure(string name, int count)
    {
        using var peer = PeerCatalog.Open(name, count);
        peer.Load(Enumerable.Range(0, count).Select(index => peer.Make(Orders.Typed(index))));
        var ycsb = new Ycsb(peer, count);
        return MixRun.Measure(thread => ycsb.OperationsOf('B', thread), Threads, Duration);
    }
}
