using System.Globalization;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Report;
using LocalDynamo.Benchmarks.Turns;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Commands;

/// <summary>
/// Guards the ratios to the floors: both take turns in this process, and a ratio beyond its limit in three measurements ends with an exit code other than zero. Limits
/// lie above what was measured, alone on the machine and beside other work, and below twice of what is usual: so a change that doubles a figure is seen. The
/// two that the collector has most to do with differ by more than that from machine to machine, and have wider ones.
/// </summary>
internal static class GuardCommand
{
    private const int Attempts = 3;

    private static readonly TimeSpan TurnLength = TimeSpan.FromMilliseconds(4);

    private static readonly Check[] Checks =
    [
        new("get by full key", TurnNames.Get, DictionaryPeer.Name, 1.6),
        new("overwrite, made before", TurnNames.Overwrite, SkipListPeer.Name, 1.15),
        new("get, change a number, put", TurnNames.Change, SkipListPeer.Name, 2.2),
        new("query of 100", TurnNames.Query, SkipListPeer.Name, 4.4),
        new("range of 10", TurnNames.Range, SkipListPeer.Name, 5.2),
        new("transaction of 10 conditional puts", TurnNames.Transact, DictionaryPeer.Name, 1.4),
        new("filter over all items", TurnNames.Count, TurnNames.CountInCSharp, 1.25),
        new("PutItem body to the stored item", TurnNames.WireItem, TurnNames.WireTokens, 2.6),

        // Last and in fewer rounds, as it adds items.
        new("new items and overwrites, 2 threads", TurnNames.WriteTwoThreads, DictionaryPeer.Name, 2.6) { Rounds = 15 },
    ];

    /// <param name="arguments">A number that the limits are multiplied by, to see the guard fail; 1 if there is none.</param>
    public static int Run(string[] arguments)
    {
        var scale = arguments.Length > 0 ? double.Parse(arguments[0], CultureInfo.InvariantCulture) : 1;
        using var own = (LocalDynamoPeer)Filled(LocalDynamoPeer.Name);
        using var dictionary = Filled(DictionaryPeer.Name);
        using var skipList = Filled(SkipListPeer.Name);
        var stores = new Dictionary<string, IPeer> { [DictionaryPeer.Name] = dictionary, [SkipListPeer.Name] = skipList };

        Console.WriteLine($"{"workload",-36} {"ratio",7} {"limit",7}   floor");
        var broken = 0;
        foreach (var check in Checks)
        {
            var limit = check.Limit * scale;
            var ratio = double.MaxValue;
            for (var attempt = 0; attempt < Attempts && ratio > limit; attempt++)
                ratio = Math.Min(ratio, Ratio(check, own, stores));
            broken += ratio > limit ? 1 : 0;
            Console.WriteLine($"{check.Workload,-36} {ratio,7:F2} {limit,7:F2}   {check.Floor}{(ratio > limit ? "   BROKEN" : "")}");
        }

        Console.WriteLine(broken == 0 ? "All ratios are within their limits." : $"{broken} of {Checks.Length} ratios are beyond their limits.");
        return broken == 0 ? 0 : 1;
    }

    private static IPeer Filled(string name)
    {
        var peer = PeerCatalog.Open(name, Orders.Count);
        peer.Load(Enumerable.Range(0, Orders.Count).Select(index => peer.Make(Orders.Typed(index))));
        return peer;
    }

    private static double Ratio(Check check, LocalDynamoPeer own, Dictionary<string, IPeer> stores)
    {
        using var ours = TurnNames.Make(check.Turn, own, Orders.Count);
        using var floor = stores.TryGetValue(check.Floor, out var store)
            ? TurnNames.Make(check.Turn, store, Orders.Count)
            : TurnNames.Make(check.Floor, own, Orders.Count);
        TurnTaker[] takers = [TakerOf(LocalDynamoPeer.Name, ours), TakerOf(check.Floor, floor)];
        GC.Collect();
        return Rounds.Figures(takers, Rounds.Run(takers, check.Rounds))[1].Ratio;
    }

    private static TurnTaker TakerOf(string name, ITurn turn)
    {
        TurnTime.WarmUp(turn);
        return new TurnTaker(name, name != LocalDynamoPeer.Name, () => [TurnTime.Measure(turn, TurnLength).Nanoseconds]);
    }

    private sealed record Check(string Workload, string Turn, string Floor, double Limit)
    {
        public int Rounds { get; init; } = 101;
    }
}
