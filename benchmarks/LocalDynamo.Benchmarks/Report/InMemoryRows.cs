using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Turns;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>Single reads and writes, queries and transactions, on one thread and in memory.</summary>
internal static class InMemoryRows
{
    private const int Rounds = 25;

    private static readonly string[] Points = RowGroup.PeersThat(typeof(IPeer), SortedDictionaryPeer.Name, ZoneTreeTransactionsPeer.Name);

    public static IEnumerable<Row> MeasureReads(int count)
    {
        using var stores = new SideBySide(RowGroup.PeersThat(typeof(IPeer), ZoneTreeTransactionsPeer.Name), count);

        var figures = stores.Measure(TurnNames.Get, Points, Rounds, Nanoseconds);
        yield return RowGroup.NewRow(
            TurnNames.Get, "get by full key, 1 thread", RowGroup.ScaleOf(count), "ns", figures,
            Target.AtMost("of the dictionary's time", RowGroup.RatioTo(figures, DictionaryPeer.Name), 2),
            Target.AtMost("bytes allocated", Math.Round(figures[0].Bytes!.Value), 0),
            Target.AtMost("of the fastest peer's time", RowGroup.RatioToBestPeer(figures, isLessBetter: true), 1));

        var ordered = RowGroup.PeersThat(typeof(IOrderedPeer));
        figures = stores.Measure(TurnNames.Query, ordered, Rounds, Microseconds);
        yield return RowGroup.NewRow(TurnNames.Query, "query of 100", RowGroup.ScaleOf(count), "µs", figures, QueryTargets(figures));

        figures = stores.Measure(TurnNames.Range, ordered, Rounds, Microseconds);
        yield return RowGroup.NewRow(TurnNames.Range, $"range of {QueryTurn.RangeLength}", RowGroup.ScaleOf(count), "µs", figures, QueryTargets(figures));
    }

    public static IEnumerable<Row> MeasureWrites(int count)
    {
        using var stores = new SideBySide(RowGroup.PeersThat(typeof(IPeer), SortedDictionaryPeer.Name), count);

        var figures = stores.Measure(TurnNames.Overwrite, Points, Rounds, Nanoseconds);
        yield return RowGroup.NewRow(
            TurnNames.Overwrite, "overwrite, made before, 1 thread", RowGroup.ScaleOf(count), "ns", figures,
            Target.AtMost("of the skip list's time", RowGroup.RatioTo(figures, SkipListPeer.Name), 2),
            Target.AtMost("of the fastest peer's time", RowGroup.RatioToBestPeer(figures, isLessBetter: true), 1));

        figures = stores.Measure(TurnNames.Change, Points, Rounds, Nanoseconds);
        yield return RowGroup.NewRow(TurnNames.Change, "get, change a number, put", RowGroup.ScaleOf(count), "ns", figures);

        figures = stores.Measure(TurnNames.Transact, RowGroup.PeersThat(typeof(ITransactionalPeer)), Rounds, Microseconds);
        yield return RowGroup.NewRow(
            TurnNames.Transact, "transaction of 10 conditional puts", RowGroup.ScaleOf(count), "µs", figures,
            Target.AtMost("of 10 guarded dictionary writes' time", RowGroup.RatioTo(figures, DictionaryPeer.Name), 3),
            Target.AtLeast("times as fast as every peer", 1 / RowGroup.RatioToBestPeer(figures, isLessBetter: true), 2));
    }

    private static Target[] QueryTargets(IReadOnlyList<Figure> figures) =>
    [
        Target.AtMost("of the skip list's time", RowGroup.RatioTo(figures, SkipListPeer.Name), 3),
        Target.AtLeast("times as fast as every peer", 1 / RowGroup.RatioToBestPeer(figures, isLessBetter: true), 15),
    ];

    private static double Nanoseconds(double nanoseconds) => nanoseconds;

    private static double Microseconds(double nanoseconds) => nanoseconds / 1_000;
}
