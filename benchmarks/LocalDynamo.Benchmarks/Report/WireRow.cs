using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>From the wire's JSON to the item as it is stored.</summary>
internal static class WireRow
{
    private const int Rounds = 25;
    private const string Tokens = "Utf8JsonReader, each token once";

    public static Row Measure()
    {
        // The store is not asked for anything: it has the process and the code.
        using var stores = new SideBySide([LocalDynamoPeer.Name], Orders.PerPartition);
        var figures = stores.Measure(
            [(LocalDynamoPeer.Name, TurnNames.WireItem, LocalDynamoPeer.Name), (LocalDynamoPeer.Name, TurnNames.WireTokens, Tokens)],
            Rounds,
            static nanoseconds => nanoseconds);
        return RowGroup.NewRow(
            TurnNames.WireItem, $"PutItem body of {WireBody.Bytes} bytes to the stored item", "one body, again and again, in the processor's caches", "ns", figures,
            Target.AtMost("of the time of reading the bytes once", RowGroup.RatioTo(figures, Tokens), 2),
            Target.AtMost("bytes allocated", figures[0].Bytes!.Value, 1_024));
    }
}
