using LocalDynamo.Benchmarks.Peers;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>Processes with a store each, all with the same orders, that take turns.</summary>
internal sealed class SideBySide : IDisposable
{
    private static readonly HashSet<string> Floors = [DictionaryPeer.Name, SortedDictionaryPeer.Name, SkipListPeer.Name];

    private readonly List<PeerProcess> _processes;

    /// <param name="peers">Whose stores; LocalDynamo's first.</param>
    /// <param name="count">How many orders each gets.</param>
    /// <param name="folder">Where to be durable, a folder for each; null for memory.</param>
    public SideBySide(IEnumerable<string> peers, int count, string? folder = null)
    {
        _processes = [.. peers.Select(peer => new PeerProcess(peer, count, folder is null ? null : Directory.CreateDirectory(Path.Combine(folder, peer)).FullName))];
        foreach (var process in _processes)
            process.WaitUntilLoaded();
    }

    /// <summary>Measures one kind of turn in all stores that are asked for it, turn by turn.</summary>
    /// <param name="turn">One of <see cref="TurnNames"/>.</param>
    /// <param name="peers">Whose; LocalDynamo first.</param>
    /// <param name="rounds">How many turns each gets.</param>
    /// <param name="toUnit">From nanoseconds of an operation to the row's unit.</param>
    public IReadOnlyList<Figure> Measure(string turn, IEnumerable<string> peers, int rounds, Func<double, double> toUnit)
    {
        var measured = peers.Select(peer => (Process: Of(peer), Turn: turn, Name: peer)).ToArray();
        return Measure(measured, rounds, toUnit);
    }

    /// <summary>The same with different turns for each.</summary>
    /// <param name="turns">Which.</param>
    /// <param name="rounds">How many turns each gets.</param>
    /// <param name="toUnit">From nanoseconds of an operation to the row's unit.</param>
    /// <param name="counts">Whether a round does, by its figures; all of them where none does.</param>
    public IReadOnlyList<Figure> Measure(
        IReadOnlyList<(string Peer, string Turn, string Name)> turns, int rounds, Func<double, double> toUnit, Predicate<double[]>? counts = null) =>
        Measure([.. turns.Select(turn => (Of(turn.Peer), turn.Turn, turn.Name))], rounds, toUnit, counts);

    public IReadOnlyList<(string Peer, double ManagedBytes, double CollectionMilliseconds)> Heaps() =>
        [.. _processes.Select(static process =>
        {
            var (managed, collection) = process.Heap();
            return (process.Peer, managed, collection);
        })];

    public void Dispose() => _processes.ForEach(static process => process.Dispose());

    private static List<Figure> Measure((PeerProcess Process, string Turn, string Name)[] measured, int rounds, Func<double, double> toUnit, Predicate<double[]>? counts = null)
    {
        foreach (var (process, turn, _) in measured)
            process.WarmUp(turn);
        var takers = measured.Select(one => new TurnTaker(one.Name, Floors.Contains(one.Name) || TurnNames.IsFloor(one.Turn), () =>
        {
            var (nanoseconds, bytes) = one.Process.Turn(one.Turn);
            return [toUnit(nanoseconds), bytes];
        })).ToArray();
        var run = Rounds.Run(takers, rounds);
        if (counts is not null)
            run = Rounds.Only(run, counts);
        var figures = Rounds.Figures(takers, run, bytes: 1);
        foreach (var (process, turn, _) in measured)
            process.Drop(turn);
        return figures;
    }

    private PeerProcess Of(string peer) => _processes.Single(process => process.Peer == peer);
}
