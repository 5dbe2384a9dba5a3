using System.Diagnostics;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>
/// From a closed folder to the answer of the first get, in a process that has done it before: with all items in memory by then, and where that
/// answer does not wait for them.
/// </summary>
internal static class OpenRows
{
    public const string Key = "open";
    public const string FirstGetKey = "open-first-get";

    private const int RoundCount = 7;

    // As often is the first get measured before it counts: what is native in SQLite is not compiled any more then in LocalDynamo either.
    private const int WarmUpCount = 40;

    private const string FromLog = "LocalDynamo, from a log";

    public static IEnumerable<Row> Measure(int count, string folder)
    {
        string[] peers = [.. PeerCatalog.NamesOf(typeof(IOrderedPeer), isDurable: true).Except([LocalDynamoPeer.Name])];
        var (log, checkpoint) = (Path.Combine(folder, "open-log"), Path.Combine(folder, "open-checkpoint"));
        OrderFolder.Fill(log, count, withCheckpoint: false);
        OrderFolder.Fill(checkpoint, count, withCheckpoint: true);
        TurnTaker[] takers =
        [
            new(LocalDynamoPeer.Name, false, () => Open(count, () => new OpenedPeer(checkpoint, OpeningMode.Complete))),
            new(FromLog, true, () => Open(count, () => new OpenedPeer(log, OpeningMode.Complete))),
            .. peers.Select(peer =>
            {
                var path = Directory.CreateDirectory(Path.Combine(folder, $"open-{peer}")).FullName;
                using (var store = PeerCatalog.Open(peer, count, path))
                    store.Load(Enumerable.Range(0, count).Select(index => store.Make(Orders.Typed(index))));
                return new TurnTaker(peer, false, () => Open(count, () => PeerCatalog.Open(peer, count, path)));
            }),
        ];
        _ = Rounds.Run(takers, 1);
        var figures = Rounds.Figures(takers, Rounds.Run(takers, RoundCount));
        yield return RowGroup.NewRow(
            Key, $"opening {count:N0} items, to the first get", RowGroup.ScaleOf(count, "on disk, in the system's cache"), "ms", figures,
            Target.AtLeast("times as fast as a single-threaded replay", 1 / RowGroup.RatioTo(figures, FromLog), 4));

        TurnTaker[] first =
        [
            new(LocalDynamoPeer.Name, false, () => Open(count, () => new OpenedPeer(checkpoint, OpeningMode.Background))),
            takers.Single(static taker => taker.Name == SqlitePeer.Name),
        ];
        _ = Rounds.Run(first, WarmUpCount);
        var firstFigures = Rounds.Figures(first, Rounds.Run(first, RoundCount));
        yield return RowGroup.NewRow(
            FirstGetKey, $"first get of {count:N0} items, before all is loaded", RowGroup.ScaleOf(count, "on disk, in the system's cache; `OpeningMode.Background`"),
            "ms", firstFigures,
            Target.AtMost("times SQLite's", RowGroup.RatioTo(firstFigures, SqlitePeer.Name), 5));
    }

    private static double[] Open(int count, Func<IPeer> open)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        using var store = open();
        var found = store.Get(Orders.CustomerOf(count - 1), Orders.OrderOf(count - 1));
        var elapsed = Stopwatch.GetElapsedTime(start);
        return found is null ? throw new InvalidOperationException("The last order is missing.") : [elapsed.TotalMilliseconds];
    }
}
