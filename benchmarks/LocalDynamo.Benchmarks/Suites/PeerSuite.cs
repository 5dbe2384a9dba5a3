using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Turns;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>One question asked of LocalDynamo, of a floor, and of each peer that can answer it, each in a process of its own (unless the job is a short one).</summary>
[MemoryDiagnoser]
[IterationTime(IterationMilliseconds)]
[Config(typeof(PeerSuiteConfig))]
public abstract class PeerSuite
{
    // A fifth of BenchmarkDotNet's own: a suite has up to twelve stores, and a short job is to answer within two minutes.
    private const int IterationMilliseconds = 100;

    private IPeer? _peer;
    private ITurn? _turn;

    [ParamsSource(nameof(Peers))]
    public string Peer { get; set; } = "";

    public virtual IEnumerable<string> Peers => PeerCatalog.NamesOf(Ability);

    /// <summary>What a store must be able to do: one of the interfaces in Peers/PeerAbilities.cs.</summary>
    private protected abstract Type Ability { get; }

    [GlobalSetup]
    public void SetUp()
    {
        _peer = Open();
        _peer.Load(LoadedOrders.Select(_peer.Make));
        _turn = NewTurn(_peer, Scale.Count);

        // Else a short job, whose iterations are few, measures the first store before the compiler has optimised what all share.
        if (!Scale.IsDry)
            TurnTime.WarmUp(_turn);
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _turn?.Dispose();
        _peer?.Dispose();
    }

    /// <summary>What the store holds before anything is measured.</summary>
    private protected virtual IEnumerable<TypedItem> LoadedOrders => Enumerable.Range(0, Scale.Count).Select(static index => Orders.Typed(index));

    private protected virtual IPeer Open() => PeerCatalog.Open(Peer, Scale.Count);

    private protected abstract ITurn NewTurn(IPeer peer, int count);

    private protected void Run() => _turn!.Run();
}
