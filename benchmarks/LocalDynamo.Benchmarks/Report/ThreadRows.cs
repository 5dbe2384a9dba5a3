using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>
/// What a second thread adds, in memory. Gets are counted in those rounds in which the machine had two cores to spare, as a <see cref="CountingLoop"/> tells; if
/// there were none, in all, and the loop's own gain in the row says so.
/// </summary>
internal static class ThreadRows
{
    public const string GainKey = $"{TurnNames.GetTwoThreadsBesideWriter}-gain";

    private const int Rounds = 61;
    private const string LoopName = "a loop that only counts";

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
        ]).Append((LocalDynamoPeer.Name, TurnNames.LoopTwoThreads, LoopName)).Append((LocalDynamoPeer.Name, TurnNames.Loop, $"{LoopName}, 1 thread")).ToArray();
        var figures = stores.Measure(turns, Rounds, MillionsPerSecond, static round => round[^2] / round[^1] >= CountingLoop.FreeMachine);

        var pairs = figures.Chunk(2).ToArray();
        yield return RowGroup.NewRow(
            TurnNames.GetTwoThreadsBesideWriter, "get by full key, 2 threads, a third task writes", RowGroup.ScaleOf(count), "M/s",
            [.. pairs[..^1].Select(pair => pair[0] with { Ratio = pairs[0][0].Value / pair[0].Value })]);

        // Of each store, how two threads compare with one.
        var gains = pairs.Select(static pair => (Store: pair[0], Gain: pair[0].Value / pair[1].Value)).ToArray();
        yield return RowGroup.NewRow(
            GainKey, "the same, times 1 thread beside the same writer", RowGroup.ScaleOf(count), "times",
            [.. gains.Select(pair => new Figure(pair.Store.Store, pair.Store.IsFloor, pair.Gain, gains[0].Gain / pair.Gain))],
            Target.AtLeast("times one thread's", gains[0].Gain, MinGain));

        figures = stores.Measure(TurnNames.WriteTwoThreads, peers, WriteRounds, MillionsPerSecond);
        yield return RowGroup.NewRow(
            TurnNames.WriteTwoThreads, "new items and overwrites mixed, 2 threads", RowGroup.ScaleOf(count), "M/s", figures,
            Target.AtLeast("of the dictionary's writes a second", RowGroup.RatioTo(figures, DictionaryPeer.Name), 0.5));
    }

    private static double MillionsPerSecond(double nanoseconds) => 1_000 / nanoseconds;
}
