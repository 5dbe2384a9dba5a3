using LocalDynamo.Benchmarks.DurableWrites;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Turns;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>Writes that are acknowledged when they are on the disk: puts of 64 writers, and transactions of one.</summary>
internal static class DurableRows
{
    private const int Writers = 64;
    private const int WriterRounds = 21;
    private const int TransactionRounds = 41;
    private const int TransactionSize = 10;
    private const int TransactionItems = 10_000;

    private static readonly TimeSpan WriterTurn = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan TransactionTurn = TimeSpan.FromMilliseconds(20);

    public static IEnumerable<Row> Measure(string folder) => [.. PutRows(folder), TransactionRow(folder)];

    private static IEnumerable<Row> PutRows(string folder)
    {
        IDurableStore[] asThreads =
        [
            new LocalDynamoStore(folder, isAsync: false),
            BareLog.Grouped(folder, isAsync: false),
            BareLog.GroupedAwaitingReturn(folder, isAsync: false),
            .. RowGroup.PeersThat(typeof(IBatchPeer), LocalDynamoPeer.Name, RocksDbPeer.Name, SqlitePeer.Name, LiteDbPeer.Name)
                .Intersect(PeerCatalog.NamesOf(typeof(IPeer), isDurable: true))
                .Select(peer => new DurablePeerStore(peer, PeerCatalog.Open(peer, TransactionItems, NewFolder(folder, $"put-{peer}")), isBatched: peer == LightningPeer.Name)),
            new SqliteStore(folder, isBatched: true),
            new RocksDbStore(folder),
            new LiteDbStore(folder),
        ];
        IDurableStore[] asTasks =
        [
            new LocalDynamoStore(folder, isAsync: true),
            BareLog.Grouped(folder, isAsync: true),
            BareLog.GroupedAwaitingReturn(folder, isAsync: true),
        ];
        return [.. PutRows("threads", asThreads), .. PutRows("tasks", asTasks)];
    }

    private static IEnumerable<Row> PutRows(string waiting, IDurableStore[] stores)
    {
        var takers = stores.Select(static store =>
        {
            var positions = new int[Payload.MaxWriters];
            _ = WriterRun.Measure(store, positions, Writers, WriterTurn);
            return new TurnTaker(store.Name, store.IsBare, () =>
            {
                var run = WriterRun.Measure(store, positions, Writers, WriterTurn);
                return [run.WritesPerSecond / 1_000, run.P99 / 1_000];
            });
        }).ToArray();
        var measured = Rounds.Run(takers, WriterRounds);
        foreach (var store in stores)
            store.Dispose();

        var (writes, p99s) = (Rounds.Figures(takers, measured), Rounds.Figures(takers, measured, number: 1));
        var bare = writes.Where(static figure => figure.IsFloor).MaxBy(static figure => figure.Value)!.Store;
        var scale = $"{Payload.RecordBytes} bytes of log a write, synced before it is acknowledged";
        List<Target> targets = [Target.AtLeast("of the bare grouped log's writes a second", RowGroup.RatioTo(writes, bare), 0.5)];
        if (writes.Exists(static figure => !figure.IsFloor && !figure.Store.StartsWith(LocalDynamoPeer.Name, StringComparison.Ordinal)))
            targets.Add(Target.AtLeast("of the fastest peer's", writes.Where(static figure => !figure.IsFloor).Skip(1).Min(static figure => figure.Ratio), 1));
        yield return RowGroup.NewRow($"durable-put-{waiting}", $"durable put, {Writers} writers as {waiting}", scale, "thousand/s", writes, targets);
        yield return RowGroup.NewRow(
            $"durable-put-{waiting}-p99", $"its p99, {Writers} writers as {waiting}", scale, "ms", p99s,
            Target.AtMost("of the bare grouped log's p99", RowGroup.RatioTo(p99s, bare), 3));
    }

    private static Row TransactionRow(string folder)
    {
        var stores = PeerCatalog.NamesOf(typeof(ITransactionalPeer), isDurable: true).Select(name =>
        {
            var peer = (ITransactionalPeer)PeerCatalog.Open(name, TransactionItems, NewFolder(folder, $"transact-{name}"));
            peer.Load(Enumerable.Range(0, TransactionItems).Select(index => peer.Make(Orders.Typed(index))));
            return (Name: name, Peer: (IPeer)peer, Turn: TurnNames.Make(TurnNames.TransactOne, peer, TransactionItems));
        }).ToArray();
        using var bare = new BareTransactionTurn(Path.Combine(folder, "bare-transactions"), Payload.RecordBytesOf(Payload.Items.Take(TransactionSize)));
        TurnTaker[] takers =
        [
            TakerOf(stores[0].Name, isFloor: false, stores[0].Turn),
            TakerOf("bare log", isFloor: true, bare),
            .. stores.Skip(1).Select(static store => TakerOf(store.Name, isFloor: false, store.Turn)),
        ];
        var figures = Rounds.Figures(takers, Rounds.Run(takers, TransactionRounds));
        foreach (var (_, peer, turn) in stores)
        {
            turn.Dispose();
            peer.Dispose();
        }

        return RowGroup.NewRow(
            "durable-transaction", $"durable transaction of {TransactionSize}, 1 writer", $"{TransactionItems:N0} items, synced before it is acknowledged", "thousand/s", figures,
            Target.AtLeast("of the bare log's transactions a second", RowGroup.RatioTo(figures, "bare log"), 0.5),
            Target.AtLeast("of the fastest peer's", RowGroup.RatioToBestPeer(figures, isLessBetter: false), 1));
    }

    private static TurnTaker TakerOf(string name, bool isFloor, ITurn turn)
    {
        TurnTime.WarmUp(turn);
        return new TurnTaker(name, isFloor, () => [1_000_000 / TurnTime.Measure(turn, TransactionTurn).Nanoseconds]);
    }

    private static string NewFolder(string folder, string name) => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
}
