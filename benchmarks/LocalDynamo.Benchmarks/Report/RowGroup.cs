using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>Rows of the table that are measured together, within a few minutes.</summary>
/// <param name="Name">What the command calls it.</param>
/// <param name="Measure">Measures them: of how many orders, in a folder for files.</param>
internal sealed record RowGroup(string Name, Func<int, string, IEnumerable<Row>> Measure)
{
    private static readonly string[] InOrder =
    [
        TurnNames.Get, TurnNames.GetTwoThreadsBesideWriter, ThreadRows.GainKey, TurnNames.Overwrite, TurnNames.Change, TurnNames.WriteTwoThreads,
        TurnNames.Query, TurnNames.Range, TurnNames.Count, TurnNames.Transact,
        "durable-put-threads", "durable-put-threads-p99", "durable-put-tasks", "durable-put-tasks-p99", "durable-transaction",
        HeapRows.HeapKey, HeapRows.CollectionKey, OpenRows.Key, OpenRows.FirstGetKey, MixRow.Key, MixRow.BlockingKey, TurnNames.WireItem,
        SdkRows.GetKey, SdkRows.PutKey, SdkRows.QueryKey, SdkRows.TransactKey, SdkRows.NewDatabaseKey,
    ];

    public static IReadOnlyList<RowGroup> All { get; } =
    [
        new("reads", static (count, _) => InMemoryRows.MeasureReads(count)),
        new("writes", static (count, _) => InMemoryRows.MeasureWrites(count)),
        new("threads", static (count, _) => ThreadRows.Measure(count)),
        new("filter", static (_, _) => [FilterRow.Measure()]),
        new("durable", static (_, folder) => DurableRows.Measure(folder)),
        new("heap", static (count, _) => HeapRows.Measure(count)),
        new("open", static (count, folder) => OpenRows.Measure(count, folder)),
        new("mix", static (count, _) => MixRow.Measure(count)),
        new("wire", static (_, _) => [WireRow.Measure()]),
        new("sdk", static (_, _) => SdkRows.Measure()),
    ];

    /// <summary>Where a row stands in the table.</summary>
    public static int PlaceOf(string key) => Array.IndexOf(InOrder, key) is var place and >= 0 ? place : InOrder.Length;

    /// <summary>A row of this machine and day.</summary>
    public static Row NewRow(string key, string workload, string scale, string unit, IReadOnlyList<Figure> figures, params IReadOnlyList<Target> targets) =>
        new(key, workload, scale, unit, figures, targets, Machine.Description, DateOnly.FromDateTime(DateTime.UtcNow));

    /// <summary>The stores that can do something, LocalDynamo first.</summary>
    public static string[] PeersThat(Type ability, params string[] except) => [.. PeerCatalog.NamesOf(ability).Except(except)];

    /// <summary>How LocalDynamo compares with the fastest of the peers, floors left aside.</summary>
    public static double RatioToBestPeer(IReadOnlyList<Figure> figures, bool isLessBetter) => figures
        .Where(static figure => !figure.IsFloor && figure.Store != LocalDynamoPeer.Name)
        .Select(static figure => figure.Ratio)
        .DefaultIfEmpty(double.NaN)
        .Aggregate((one, other) => isLessBetter ? Math.Max(one, other) : Math.Min(one, other));

    public static double RatioTo(IReadOnlyList<Figure> figures, string store) => figures.Single(figure => figure.Store == store).Ratio;

    public static string ScaleOf(int count, string rest = "in memory") =>
        $"{count:N0} items of {Orders.Item(1).SizeBytes} bytes in {count / Orders.PerPartition:N0} partitions, {rest}";
}
