using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Turns;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>The turns that a process with one store can be asked for.</summary>
internal static class TurnNames
{
    public const string Get = "get";
    public const string GetBesideWriter = "get-beside-writer";
    public const string GetTwoThreadsBesideWriter = "get-two-threads-beside-writer";
    public const string Overwrite = "overwrite";
    public const string Change = "change";
    public const string WriteTwoThreads = "write-two-threads";
    public const string Query = "query";
    public const string Range = "range";
    public const string Count = "count";
    public const string CountInCSharp = "count-in-csharp";
    public const string Transact = "transact";
    public const string TransactOne = "transact-one";
    public const string Loop = "loop";
    public const string LoopTwoThreads = "loop-two-threads";
    public const string WireItem = "wire-item";
    public const string WireTokens = "wire-tokens";

    private const int TransactionSize = 10;
    private const int WireRuns = 1_000;
    private const int LoopSteps = 1_000_000;

    /// <summary>Whether a turn is a floor although LocalDynamo's process takes it: the same work without a database.</summary>
    public static bool IsFloor(string name) => name is CountInCSharp or WireTokens or Loop or LoopTwoThreads;

    public static ITurn Make(string name, IPeer peer, int count) => name switch
    {
        Get => new GetTurn(peer, count),
        GetBesideWriter => new BesideWriterTurn(new GetTurn(peer, count), peer, count),
        GetTwoThreadsBesideWriter => new BesideWriterTurn(new TwoThreadsTurn(new GetTurn(peer, count, 0), new GetTurn(peer, count, 1)), peer, count),
        Overwrite => new OverwriteTurn(peer, count),
        Change => new ChangeTurn(peer, count),
        WriteTwoThreads => new TwoThreadsTurn(new MixedWritesTurn(peer, count, 0), new MixedWritesTurn(peer, count, 1)),
        Query => new QueryTurn((IOrderedPeer)peer, count, isRange: false),
        Range => new QueryTurn((IOrderedPeer)peer, count, isRange: true),
        Count => new CountTurn((IScannedPeer)peer, count),
        CountInCSharp => new CountInCSharpTurn((LocalDynamoPeer)peer, count),
        Transact => TransactTurn.Transactions((ITransactionalPeer)peer, count, TransactionSize, operations: 100),
        TransactOne => TransactTurn.Transactions((ITransactionalPeer)peer, count, TransactionSize, operations: 1),
        Loop => NewLoop(1),
        LoopTwoThreads => new TwoThreadsTurn(NewLoop(1), NewLoop(2)),
        WireItem => new RepeatedTurn(WireRuns, static () => WireBody.ReadItem()),
        WireTokens => new RepeatedTurn(WireRuns, static () => WireBody.CountTokens()),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such turn."),
    };

    private static RepeatedTurn NewLoop(long seed) => new(1, () => CountingLoop.Run(LoopSteps, seed));
}
