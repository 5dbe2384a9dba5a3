using System.Globalization;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Turns;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>
/// A process that has one store and does what it is told, line by line: <c>warm NAME</c>, <c>turn NAME</c>, <c>drop NAME</c>, <c>mix</c>, <c>heap</c>. So each store has a
/// heap, a collector and compiled code of its own, and yet all take turns, since the other process asks one after the other.
/// </summary>
internal sealed class PeerChild : IDisposable
{
    /// <summary>What the program's first argument is for it.</summary>
    public const string Argument = "peer";

    public const string Ready = "ready";

    // Long enough that what the others left in the caches is a small part.
    private static readonly TimeSpan TurnLength = TimeSpan.FromMilliseconds(40);

    private readonly IPeer _peer;
    private readonly int _count;
    private readonly Dictionary<string, ITurn> _turns = [];
    private readonly long _heapBefore;

    private PeerChild(string peer, int count, string? folder)
    {
        _count = count;
        _heapBefore = GC.GetTotalMemory(forceFullCollection: true);
        _peer = PeerCatalog.Open(peer, count, folder);
        _peer.Load(Enumerable.Range(0, count).Select(index => _peer.Make(Orders.Typed(index))));
    }

    /// <param name="arguments">Which store, how many orders, and where if it is to be durable.</param>
    public static int Run(string[] arguments)
    {
        using var child = new PeerChild(arguments[0], int.Parse(arguments[1], CultureInfo.InvariantCulture), arguments.Length > 2 ? arguments[2] : null);
        Console.WriteLine(Ready);
        while (Console.ReadLine() is { } line)
            Console.WriteLine(child.Answer(line.Split(' ')));
        return 0;
    }

    public void Dispose()
    {
        foreach (var turn in _turns.Values)
            turn.Dispose();
        _peer.Dispose();
    }

    private string Answer(string[] command)
    {
        switch (command)
        {
            case ["warm", var name]:
                _turns[name] = TurnNames.Make(name, _peer, _count);
                TurnTime.WarmUp(_turns[name]);
                GC.Collect();
                return Ready;
            case ["turn", var name]:
                var time = TurnTime.Measure(_turns[name], TurnLength);
                return string.Create(CultureInfo.InvariantCulture, $"{time.Nanoseconds} {time.Bytes}");
            case ["drop", var name]:
                _turns.Remove(name, out var turn);
                turn!.Dispose();
                return Ready;
            case ["mix"]:
                return MixRow.Measure(_peer, _count).ToString();
            case ["heap"]:
                return Heap();
            default:
                throw new ArgumentException($"'{string.Join(' ', command)}' is no command.", nameof(command));
        }
    }

    /// <returns>Bytes an order in the managed heap, and how many milliseconds a full collection stops the program for.</returns>
    private string Heap()
    {
        var bytes = (double)(GC.GetTotalMemory(forceFullCollection: true) - _heapBefore) / _count;
        var pauses = new double[5];
        for (var i = 0; i < pauses.Length; i++)
        {
            GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: false);
            pauses[i] = GC.GetGCMemoryInfo(GCKind.FullBlocking).PauseDurations[0].TotalMilliseconds;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{bytes} {Statistics.Median(pauses)}");
    }
}
