using LocalDynamo.Benchmarks.Peers;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>What a second thread adds, in memory.</summary>
internal static class ThreadRows
{
    private const int Rounds = 31;

    /// <summary>Fewer, since there are only so many new orders.</summary>
    private const int WriteRounds = 11;

    private const double MinGain = 1.8;

    public static IEnumerable<Row> Measure(int count)
    {
        string[] peers = [LocalDynamoPeer.Name, DictionaryPeer.Name, SkipListPeer.Name, FasterPeer.Name, FasterObjectsPeer.Name, ZoneTreePeer.Name, SqlitePeer.Name];
        using var stores = new SideBySide(peers, count);

        var turns = peers.SelectMany(static peer => ((string, string, string)[])
        [
            (peer, TurnNames.GetTwoThreadsBesideWriter, peer),
            (peer, TurnNames.GetBesideWriter, $"{peer}, 1 thread"),
        ]).ToArray();
        var figures = stores.Measure(turns, Rounds, MillionsPerSecond);

        // Of each store, how two threads compare with one.
        var gains = figures.Chunk(2).Select(static pair => pair[0] with { Ratio = pair[0].Value / pair[1].Value }).ToArray();
        yield return RowGroup.NewRow(
            TurnNames.GetTwoThreadsBesideWriter,
            "get by full key, 2 threads, a third task writes",
            RowGroup.ScaleOf(count),
            "M/s",
            [.. gains.Select(gain => gain with { Ratio = gains[0].Value / gain.Value })],
            Target.AtLeast("times one thread's, beside the same writer", gains[0].Ratio, MinGain));

        figures = stores.Measure(TurnNames.WriteTwoThreads, peers, WriteRounds, MillionsPerSecond);
        yield return RowGroup.NewRow(
            TurnNames.WriteTwoThreads, "new items and overwrites mixed, 2 threads", RowGroup.ScaleOf(count), "M/s", figures,
            Target.AtLeast("of the dictionary's writes a second", RowGroup.RatioTo(figures, DictionaryPeer.Name), 0.5));
    }

    private static double MillionsPerSecond(double nanoseconds) => 1_000 / nanoseconds;
}
