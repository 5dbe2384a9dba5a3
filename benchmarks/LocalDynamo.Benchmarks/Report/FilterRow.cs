using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>A filter over all items of a table, against the same test in C#.</summary>
internal static class FilterRow
{
    private const int Rounds = 15;
    private const string InCSharp = "C# on the same items";

    public static Row Measure()
    {
        var peers = RowGroup.PeersThat(typeof(IScannedPeer), SortedDictionaryPeer.Name);
        using var stores = new SideBySide(peers, Orders.Count);
        var turns = peers.Select(static peer => (peer, TurnNames.Count, peer)).ToList();
        turns.Insert(1, (LocalDynamoPeer.Name, TurnNames.CountInCSharp, InCSharp));
        var figures = stores.Measure(turns, Rounds, static nanoseconds => nanoseconds / 1_000_000);
        return RowGroup.NewRow(
            TurnNames.Count, "filter over 100,000 items", RowGroup.ScaleOf(Orders.Count), "ms", figures,
            Target.AtMost("of the time of the same test in C#", RowGroup.RatioTo(figures, InCSharp), 3));
    }
}
